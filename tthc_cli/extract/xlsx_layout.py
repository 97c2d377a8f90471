"""A sheet as a reader sees it: titles above, a table, a closing below. Rules tell where the table is; without any, the
rows that have three cells or more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.raw_writer import MOST_CELLS
from tthc_cli.extract.xlsx_sheet import Area, Sheet, SheetCell

_LEAST_CELLS = 3


class TitleRow(NamedTuple):
    """A row outside of tables: its cells that hold text."""

    cells: tuple[SheetCell, ...]


class PlacedCell(NamedTuple):
    """A cell of a table at its upper left grid place, columns counted from 0."""

    cell: SheetCell
    column: int
    column_span: int
    row_span: int


class SheetTable(NamedTuple):
    """A table: the cells that begin in each row, empty ones included."""

    rows: tuple[tuple[PlacedCell, ...], ...]
    columns: int


SheetBlock: TypeAlias = TitleRow | SheetTable

_EMPTY = SheetCell("", bold=False, centered=False, ruled=False)


def lay_out(path: Path, sheet: Sheet) -> Iterator[SheetBlock]:
    """Titles and tables from top to bottom; rows without text are left out. Raises `UnreadableFileError` with
    `too_large` for a table of more cells than any document has.
    """
    covered = _find_covered(sheet)
    shown = {
        number: {column: cell for column, cell in row.items() if cell.text and (number, column) not in covered}
        for number, row in sheet.rows.items()
    }
    numbers = [number for number, row in shown.items() if row]
    in_table = _find_table_rows(sheet, {number: shown[number] for number in numbers})
    for is_table, group in groupby(numbers, key=in_table.__contains__):
        if is_table:
            yield _build_table(path, sheet, list(group), shown)
        else:
            yield from (TitleRow(tuple(shown[number].values())) for number in group)


def _find_covered(sheet: Sheet) -> set[tuple[int, int]]:
    """The cells that are there and hidden under a merge."""
    numbers = list(sheet.rows)
    covered = set()
    for merge in sheet.merges:
        for number in numbers[bisect_left(numbers, merge.top) : bisect_right(numbers, merge.bottom)]:
            covered |= {(number, column) for column in sheet.rows[number] if merge.left <= column <= merge.right}
        covered.discard((merge.top, merge.left))
    return covered


def _find_table_rows(sheet: Sheet, shown: dict[int, dict[int, SheetCell]]) -> set[int]:
    ruled = {number for number in shown if sum(cell.ruled for cell in sheet.rows[number].values()) >= 2}
    if ruled:
        return ruled
    full = [number for number, row in shown.items() if len(row) >= _LEAST_CELLS]
    if not full:
        return set()
    last = max(full)
    # A group title at the end of a table has no row of three cells below it; a signature has a gap above it.
    return {number for number in shown if full[0] <= number <= last}


def _build_table(path: Path, sheet: Sheet, numbers: list[int], shown: dict[int, dict[int, SheetCell]]) -> SheetTable:
    columns = sorted({column for number in numbers for column in shown[number]})
    if len(columns) * len(numbers) > MOST_CELLS:
        raise UnreadableFileError(path, "too_large", size=len(columns) * len(numbers), limit=MOST_CELLS)
    merges = {(merge.top, merge.left): merge for merge in sheet.merges}
    taken: set[tuple[int, int]] = set()
    rows = []
    for index, number in enumerate(numbers):
        row = []
        for place, column in enumerate(columns):
            if (index, place) in taken:
                continue
            merge = merges.get((number, column), Area(number, column, number, column))
            width = bisect_right(columns, merge.right) - place
            height = bisect_right(numbers, merge.bottom) - index
            taken |= {(index + y, place + x) for y in range(height) for x in range(width)}
            row.append(PlacedCell(shown[number].get(column, _EMPTY), place, width, height))
        rows.append(tuple(row))
    return SheetTable(tuple(rows), len(columns))
