"""The one form in which all table shapes are read on: a grid of places, each covered by a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tthc_cli.clean.mapped import EMPTY, Mapped
from tthc_cli.structure.document_tree import Column


@dataclass(frozen=True, slots=True, eq=False)
class GridCell:
    """One cell with the grid place of its upper left corner and how many places it covers. Two cells are equal only if
    they are one.
    """

    text: Mapped
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    bold: bool = False


class GridRow(NamedTuple):
    """One row: for each column the cell that covers it. `starts_part` says that a page or a blank line parts it from
    the row above.
    """

    places: tuple[GridCell, ...]
    starts_part: bool = False

    @property
    def distinct(self) -> tuple[GridCell, ...]:
        """The cells of the row from left to right, each once."""
        return tuple(dict.fromkeys(self.places))

    @property
    def filled(self) -> tuple[GridCell, ...]:
        """The distinct cells that hold text."""
        return tuple(cell for cell in self.distinct if cell.text.text)


class Grid(NamedTuple):
    """A table as a grid. `heads` names the columns where the shape has no head row to read them from; `head_lines` are
    then the lines that name them. `copies` are texts of merged cells that the shape prints once more.
    """

    rows: tuple[GridRow, ...]
    columns: int
    heads: tuple[Column, ...] = ()
    head_lines: tuple[Mapped, ...] = ()
    copies: tuple[Mapped, ...] = ()


def row_of(
    texts: Sequence[Mapped], row: int, columns: int, *, bold: bool = False, starts_part: bool = False
) -> GridRow:
    """A row of unmerged cells, filled up with empty ones to `columns`."""
    cells = [GridCell(text, row, column, bold=bold) for column, text in enumerate(texts[:columns])]
    cells += [GridCell(EMPTY, row, column) for column in range(len(cells), columns)]
    return GridRow(tuple(cells), starts_part)


def shift(grid: Grid, rows: int) -> tuple[GridRow, ...]:
    """The rows of `grid` with all their cells moved down, to stand below another grid."""
    if not rows:
        return grid.rows
    moved: dict[GridCell, GridCell] = {}
    for row in grid.rows:
        for cell in row.places:
            if cell not in moved:
                moved[cell] = GridCell(
                    cell.text, cell.row + rows, cell.column, cell.row_span, cell.column_span, cell.bold
                )
    return tuple(GridRow(tuple(moved[cell] for cell in row.places), row.starts_part) for row in grid.rows)
