"""Ruled tables of PDF, Word and other files that tell their cells."""

from __future__ import annotations

from collections.abc import Sequence

from tthc_cli.clean.clean_document import CleanTable
from tthc_cli.clean.mapped import EMPTY
from tthc_cli.structure.tables.grid import Grid, GridCell, GridRow, shift


def read_ruled(tables: Sequence[CleanTable]) -> Grid:
    """One grid out of a table and the tables that continue it on the following pages."""
    grids = [_grid(table) for table in tables]
    columns = max(grid.columns for grid in grids)
    rows: list[GridRow] = []
    for grid in grids:
        rows += [_widen(row, columns) for row in shift(grid, len(rows))]
    return Grid(tuple(rows), columns)


def _grid(table: CleanTable) -> Grid:
    places: list[list[GridCell | None]] = [[None] * table.columns for _ in table.rows]
    for number, row in enumerate(table.rows):
        for raw in row.cells:
            cell = GridCell(raw.text, number, raw.column, raw.row_span, raw.column_span, raw.bold)
            for line in places[number : number + raw.row_span]:
                line[raw.column : raw.column + raw.column_span] = [cell] * len(
                    line[raw.column : raw.column + raw.column_span]
                )
    rows = []
    for number, line in enumerate(places):
        filled = tuple(cell or GridCell(EMPTY, number, column) for column, cell in enumerate(line))
        changed_page = number == 0 or table.rows[number].page != table.rows[number - 1].page
        rows.append(GridRow(filled, starts_part=changed_page))
    return Grid(tuple(rows), table.columns)


def _widen(row: GridRow, columns: int) -> GridRow:
    missing = columns - len(row.places)
    if missing <= 0:
        return row
    number = row.places[0].row if row.places else 0
    return GridRow(
        (*row.places, *(GridCell(EMPTY, number, columns - missing + i) for i in range(missing))), row.starts_part
    )
