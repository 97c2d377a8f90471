"""The grid of an HTML table: spans laid out as browsers do (HTML Standard, 4.9.12), rules by attributes and styles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tthc_cli.extract.docx_xml import Element

_MOST_SPAN = 1000  # the HTML Standard allows no more columns
_MOST_COLUMNS = 200
_DRAWN = re.compile(r"border[a-z-]*\s*:[^;]*(?:solid|double|dotted|dashed|groove|ridge)", re.IGNORECASE)
_LEAST_RULED_COLUMNS = 3


class GridCell(NamedTuple):
    """A cell at its upper left place, and what it covers within the table."""

    element: Element
    column: int
    column_span: int
    row_span: int


class HtmlGrid(NamedTuple):
    """The cells that begin in each row."""

    rows: tuple[tuple[GridCell, ...], ...]
    columns: int
    ruled: bool


def read_grid(table: Element) -> HtmlGrid:
    """The grid of a table; rows without cells are left out, spans end where the table ends."""
    rows = [row for row in find_rows(table) if next(row.iterchildren("td", "th"), None) is not None]
    taken: dict[int, int] = {}  # column → the row before which it is free again
    laid: list[tuple[GridCell, ...]] = []
    for number, row in enumerate(rows):
        laid.append(tuple(_lay_out(row, number, len(rows), taken)))
    columns = max((cell.column + cell.column_span for row in laid for cell in row), default=0)
    return HtmlGrid(tuple(laid), columns, _is_ruled(table, rows, columns))


def find_rows(table: Element) -> Iterator[Element]:
    """The rows of a table itself, not of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"tbody", "thead", "tfoot"}:
            yield from child.iterchildren("tr")


def _lay_out(row: Element, number: int, rows: int, taken: dict[int, int]) -> Iterator[GridCell]:
    column = 0
    for cell in row.iterchildren("td", "th"):
        while taken.get(column, 0) > number:
            column += 1
        if column >= _MOST_COLUMNS:
            return
        width = min(_span(cell, "colspan"), _MOST_COLUMNS - column)
        height = min(_span(cell, "rowspan") or rows, rows - number)
        for place in range(column, column + width):
            taken[place] = number + height
        yield GridCell(cell, column, width, height)
        column += width


def _span(cell: Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return min(value, _MOST_SPAN) if name == "rowspan" else min(max(value, 1), _MOST_SPAN)


def _is_ruled(table: Element, rows: Sequence[Element], columns: int) -> bool:
    """What the page says of rules; a style sheet that is not at hand may draw them, so that where it says nothing a
    table of three columns counts as ruled.
    """
    border = (table.get("border") or "").strip()
    if border:
        return border != "0"
    if _DRAWN.search(table.get("style") or ""):
        return True
    cells = [cell for row in rows for cell in row.iterchildren("td", "th")]
    drawn = sum(_DRAWN.search(cell.get("style") or "") is not None for cell in cells)
    return 2 * drawn >= len(cells) if drawn else columns >= _LEAST_RULED_COLUMNS
