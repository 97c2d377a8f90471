"""CSV of all tasks, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from tthc_cli.model.plan import Plan
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.task_rows import headings, task_rows

# Excel takes a CSV without it for the code page of the machine.
BYTE_ORDER_MARK = "\ufeff"


def render_plans(plans: Iterable[Plan], canvas: Canvas, *, many: bool) -> Iterator[str]:
    """The heading row, then one row a task; UTF-8 with a byte order mark."""
    yield BYTE_ORDER_MARK + _row(headings(canvas.lang))
    for cells in task_rows(plans):
        yield _row(cells)


def _row(cells: list[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_as_words(cell) for cell in cells])
    return line.getvalue()


def _as_words(cell: str) -> str:
    """Spreadsheets take a cell that opens with one of these for a formula; an apostrophe says that it is words."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell
