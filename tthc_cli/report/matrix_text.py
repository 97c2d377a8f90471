"""The matrix on a terminal: tasks down, children across, as many beside each other as the width holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.columns import Columns
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import CoverageItem
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.figures import percent_words
from tthc_cli.report.labels import short_unit, shorten
from tthc_cli.report.matrix import Matrix, MatrixColumn, MatrixRow
from tthc_cli.report.severity import COVERAGE, status_mark, status_words

# A task is known by its path and its first words; a child by its name if there is room for it, else by a number.
_TASK_ROOM = 40
_NAME_ROOM = 13
_NUMBER_ROOM = 3
_CONTENT = 70
# A blank after the cell, and one where the box has its divider.
_GAP = 2


def matrix_drawing(matrix: Matrix, canvas: Canvas) -> Iterator[RenderableType]:
    """The children with their coverage, then the tables: one, or several where the children do not fit in one."""
    named = len(matrix.columns) * (_NAME_ROOM + _GAP) + _TASK_ROOM <= canvas.width
    if not matrix.rows:
        yield Text(label("no_holes", canvas.lang))
        return
    room = max((canvas.width - _TASK_ROOM) // (_NUMBER_ROOM + _GAP), 1)
    step = len(matrix.columns) if named else room
    for first in range(0, len(matrix.columns), step):
        columns = matrix.columns[first : first + step]
        if not named:
            yield Padding(_children(columns, canvas), (0 if first == 0 else 1, 0, 0, 0))
        yield Padding(_table(matrix.rows, columns, canvas, named=named), (1, 0, 0, 0))


def matrix_legend(lang: str) -> RenderableType:
    """What every symbol means."""
    marks = [status_mark(status, lang) for status in COVERAGE]
    return Columns([*marks, Text(label("matrix_coordinate", lang))], padding=(0, 3, 0, 0))


def _children(columns: Sequence[MatrixColumn], canvas: Canvas) -> Table:
    """Number, name and coverage of the children of one table, side by side where there is room."""
    grid = Table.grid(padding=(0, 3, 0, 0))
    across = max(canvas.width // 48, 1)
    entries = [
        Text.assemble((f"{number} ", "bold"), f"{short_unit(name)} ({percent_words(percent, canvas.lang)})")
        for number, name, _, percent in columns
    ]
    for row in range(0, len(entries), across):
        grid.add_row(*entries[row : row + across])
    return grid


def _table(rows: Sequence[MatrixRow], columns: Sequence[MatrixColumn], canvas: Canvas, *, named: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, _GAP - 1, 0, 0), expand=True)
    table.add_column(label("column_task", canvas.lang), ratio=1, min_width=20, overflow="fold")
    for each in columns:
        head = f"{short_unit(each.name)}\n{percent_words(each.percent, canvas.lang)}" if named else str(each.number)
        table.add_column(Text(head, "bold"), width=_NAME_ROOM if named else _NUMBER_ROOM, overflow="fold")
    groups: tuple[str, ...] = ()
    for row in rows:
        if row.task.groups != groups:
            if groups:
                table.add_row()
            groups = row.task.groups
            table.add_row(Text(" / ".join(shorten(group, _CONTENT) for group in groups), "bold"))
        cells = (_cell(row.cells[each.number - 1], canvas.lang, words=named) for each in columns)
        table.add_row(Text.assemble((row.task.path, "bold"), f" {shorten(row.task.content, _CONTENT)}"), *cells)
    return table


def _cell(item: CoverageItem, lang: str, *, words: bool) -> Text:
    """The symbol, with its word where there is room; in brackets where the unit only supports."""
    symbol, color = COVERAGE[item.status]
    if item.applies == "no" or item.status == "not_applicable":
        return Text(symbol, color)
    told = status_words(item.status, lang) if words else symbol
    return Text(f"({told})" if item.applies == "coordinate" else told, color)
