"""The grid of a `w:tbl`: which cell stands at which grid place, what is merged, and whether rules are drawn.

Rows of Word cover the grid from left to right; a cell may span columns (`gridSpan`), continue the cell above (`vMerge`)
or, in older files, the cell on its left (`hMerge`). The text of a continuing cell is kept in the file but never shown.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from tthc_cli.extract.docx_content import find_content
from tthc_cli.extract.docx_look import Styles
from tthc_cli.extract.docx_xml import Element, W, attribute, find_child, parse_int

_MOST_COLUMNS = 63
"""Word draws no table with more columns; a larger span is a mistake or an attack on whoever builds the grid."""
_INVISIBLE = {None, "nil", "none"}
_SIDES = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
_STRICT_SIDES = {"start": "left", "end": "right"}


class GridCell(NamedTuple):
    """A shown cell: its `w:tc`, its upper left column (from 0) and how many columns and rows it covers."""

    element: Element
    column: int
    column_span: int
    row_span: int


class Grid(NamedTuple):
    """The rows of a table with the cells that begin in them; `ruled`: most cells show rules on two sides or more."""

    rows: tuple[tuple[GridCell, ...], ...]
    columns: int
    ruled: bool


@dataclass(slots=True)
class _Place:
    element: Element
    start: int
    end: int
    row_span: int = 1


def read_grid(table: Element, styles: Styles) -> Grid:
    """The grid of a table. Grid lines at which no cell of any row begins or ends are not counted as columns."""
    rows = _read_rows(table)
    lines = sorted({edge for row in rows for place in row for edge in (place.start, place.end)} | {0})
    return Grid(
        rows=tuple(tuple(_grid_cell(place, lines) for place in row) for row in rows),
        columns=len(lines) - 1,
        ruled=_is_ruled(table, [place.element for row in rows for place in row], styles),
    )


def _grid_cell(place: _Place, lines: list[int]) -> GridCell:
    column = bisect_left(lines, place.start)
    return GridCell(place.element, column, bisect_left(lines, place.end) - column, place.row_span)


def _read_rows(table: Element) -> list[list[_Place]]:
    rows: list[list[_Place]] = []
    above: dict[tuple[int, int], _Place] = {}
    for row in find_content(table, W + "tr"):
        properties = find_child(row, W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue  # a row that tracked changes took out
        places = _lay_out(row, _columns(attribute(properties, "gridBefore"), 0))
        origins = [(place, _origin(place, above)) for place in places]
        for _, origin in origins:
            if origin is not None:
                origin.row_span += 1
        above = {(place.start, place.end): origin or place for place, origin in origins}
        rows.append([place for place, origin in origins if origin is None])
    return rows


def _origin(place: _Place, above: dict[tuple[int, int], _Place]) -> _Place | None:
    """The cell that `place` continues. Below a cell of another width or without merge it stands for itself."""
    if _merge_mark(place.element, "vMerge") != "continue":
        return None
    origin = above.get((place.start, place.end))
    return origin if origin is not None and _merge_mark(origin.element, "vMerge") is not None else None


def _lay_out(row: Element, column: int) -> list[_Place]:
    places: list[_Place] = []
    for cell in find_content(row, W + "tc"):
        properties = find_child(cell, W + "tcPr")
        if properties is not None and find_child(properties, W + "cellDel") is not None:
            continue  # a cell that tracked changes took out
        end = column + _columns(attribute(properties, "gridSpan"), 1)
        if places and _merge_mark(cell, "hMerge") == "continue":
            places[-1].end = end
        else:
            places.append(_Place(cell, column, end))
        column = end
    return places


def _columns(text: str | None, least: int) -> int:
    return min(max(parse_int(text, least) or least, least), _MOST_COLUMNS)


def _merge_mark(cell: Element, name: str) -> str | None:
    """`restart`, `continue` (which Word writes as no value at all) or None."""
    properties = find_child(cell, W + "tcPr")
    mark = None if properties is None else find_child(properties, W + name)
    return None if mark is None else mark.get(W + "val", "continue")


def _is_ruled(table: Element, cells: list[Element], styles: Styles) -> bool:
    """Whether half of the cells or more show two rules: a letterhead may have one cell with a line under the name."""
    drawn = _drawn_by_table(table, styles)
    sides = {side for side, inside in _SIDES.items() if side in drawn or inside in drawn}
    ruled = sum(_count_rules(cell, sides) >= 2 for cell in cells)
    return bool(cells) and 2 * ruled >= len(cells)


def _drawn_by_table(table: Element, styles: Styles) -> set[str]:
    own = table.find(W + "tblPr")
    style = styles.table_properties(attribute(own, "tblStyle"))
    drawn: dict[str, bool] = {}
    for properties in reversed([*([] if own is None else [own]), *style]):
        drawn.update(_read_borders(properties.find(W + "tblBorders")))
    return {side for side, visible in drawn.items() if visible}


def _count_rules(cell: Element, sides: set[str]) -> int:
    properties = find_child(cell, W + "tcPr")
    borders = dict.fromkeys(sides, True)
    if properties is not None:
        borders.update(_read_borders(find_child(properties, W + "tcBorders")))
    return sum(borders.get(side, False) for side in _SIDES)


def _read_borders(borders: Element | None) -> dict[str, bool]:
    """Side → whether a rule can be seen there, for the sides that are set. White rules are drawn to be invisible."""
    if borders is None:
        return {}
    named = ((str(border.tag).removeprefix(W), border) for border in borders)
    return {_STRICT_SIDES.get(side, side): _is_visible(border) for side, border in named}


def _is_visible(border: Element) -> bool:
    return border.get(W + "val") not in _INVISIBLE and border.get(W + "color", "").upper() != "FFFFFF"
