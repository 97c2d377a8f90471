"""One page's words and rules → its lines and tables in reading order. Pure but for `is_bold`, which asks the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from tthc_cli.extract.cell_text import cell_padding, cell_text
from tthc_cli.extract.lattice import Grid, GridCell, find_grids
from tthc_cli.extract.page_content import PageContent, Word, box_of
from tthc_cli.extract.raw import Box
from tthc_cli.extract.text_lines import SpaceTest, TextLine, add_row, read_lines, sort_rows, spaces_are_wrong
from tthc_cli.extract.unruled import find_unruled_grids

_Row: TypeAlias = list[Word]

_OVER_BASELINE = 0.3
"""Where a word's middle is, in ems above its baseline."""


class PageLine(NamedTuple):
    """A printed line outside tables; `overlay`: of a stamp or watermark."""

    text: str
    box: Box
    bold: bool | None
    size: float
    overlay: bool = False


class PageCell(NamedTuple):
    """A cell with its text; `wraps` are places in that text."""

    place: GridCell
    text: str
    wraps: tuple[int, ...]
    bold: bool | None


class PageTable(NamedTuple):
    """A table of `rows` × `columns` grid places; `cells` in reading order."""

    rows: int
    columns: int
    cells: tuple[PageCell, ...]
    box: Box
    ruled: bool


PageBlock: TypeAlias = PageLine | PageTable


class PageLayout(NamedTuple):
    """A page of `width` × `height` points and its blocks from the top down."""

    width: float
    height: float
    blocks: tuple[PageBlock, ...]


def layout_page(content: PageContent, known_columns: Sequence[float] = ()) -> PageLayout:
    """Lines and tables of a page, what is drawn over them last. A word stands in exactly one of them.

    `known_columns` are the borders of a table without rules that the page before ends with (`open_columns`).
    """
    rows = sort_rows(content.words)
    has_space = content.has_space if spaces_are_wrong(rows) else None
    blocks: list[PageBlock] = []
    for grid in find_grids(content.horizontals, content.verticals):
        inside, outside = _rows_by_cell(grid, rows)
        if inside:
            blocks.append(_table(grid, inside, has_space, content.is_bold))
            rows = outside
    for grid in find_unruled_grids(rows, content.horizontals, content.is_bold, known_columns) if not blocks else ():
        inside, rows = _rows_by_cell(grid, rows)
        blocks.append(_table(grid, inside, has_space, content.is_bold, ruled=False))
    blocks.extend(_line(line, content.is_bold) for line in read_lines(rows, has_space))
    blocks.sort(key=lambda block: (block.box[1], block.box[0]))
    over = read_lines(sort_rows(list(content.overlay)))
    blocks.extend(_line(line, content.is_bold)._replace(overlay=True) for line in over)
    return PageLayout(content.width, content.height, tuple(blocks))


def open_columns(layout: PageLayout) -> tuple[float, ...]:
    """Where the columns of the page's last table part, if that has no vertical rules; empty otherwise."""
    tables = [block for block in layout.blocks if isinstance(block, PageTable)]
    if not tables or tables[-1].ruled:
        return ()
    return tuple(sorted({cell.place.box[0] for cell in tables[-1].cells}))[1:]


def _rows_by_cell(grid: Grid, rows: list[_Row]) -> tuple[dict[GridCell, list[_Row]], list[_Row]]:
    """The rows of words in each cell that has any, and those outside the table."""
    owners = _owners(grid)
    inside: dict[int, list[_Row]] = {}
    outside: list[_Row] = []
    for row in rows:
        if row[0].baseline <= grid.ys[0]:  # and so stand all words of the row
            outside.append(row)
            continue
        for owner, part in _split(row, grid, owners).items():
            if owner is None:
                outside.append(part)
            else:
                add_row(inside.setdefault(owner, []), part)
    return {grid.cells[owner]: found for owner, found in inside.items()}, outside


def _owners(grid: Grid) -> dict[tuple[int, int], int]:
    """Grid place → the number of the cell that covers it."""
    return {
        (row, column): number
        for number, cell in enumerate(grid.cells)
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }


def _split(row: _Row, grid: Grid, owners: dict[tuple[int, int], int]) -> dict[int | None, _Row]:
    """The words of a row by the number of their cell. Most stand in the cell of the word before: its borders are at
    hand."""
    parts: dict[int | None, _Row] = {}
    part: _Row = []
    left = right = known = 0.0
    for word in row:
        _, x0, x1, baseline, size, _ = word
        middle = (x0 + x1) / 2
        height = baseline - _OVER_BASELINE * size
        if not (left <= middle < right and height == known):
            column = bisect_right(grid.xs, middle) - 1
            owner = owners.get((bisect_right(grid.ys, height) - 1, column))
            left, right = (grid.xs[column], grid.xs[column + 1]) if owner is not None else (0.0, 0.0)
            known = height
            part = parts.setdefault(owner, [])
        part.append(word)
    return parts


def _table(
    grid: Grid,
    inside: dict[GridCell, list[_Row]],
    has_space: SpaceTest | None,
    is_bold: Callable[[Word], bool | None],
    ruled: bool = True,
) -> PageTable:
    lines = {cell: read_lines(rows, has_space) for cell, rows in inside.items()}
    padding = cell_padding([(cell.box, found) for cell, found in lines.items()])
    ends = {} if ruled else _column_ends(lines)
    cells = tuple(
        _cell(cell, lines.get(cell, []), padding, is_bold, ends.get(cell.column + cell.column_span, cell.box[2]))
        for cell in grid.cells
    )
    return PageTable(len(grid.ys) - 1, len(grid.xs) - 1, cells, grid.box, ruled)


def _column_ends(lines: dict[GridCell, list[TextLine]]) -> dict[int, float]:
    """How far the text of each column runs, by the number of its right border: where there is no rule, that is all that
    tells whether one more word had room on a line."""
    ends: dict[int, float] = {}
    for cell, found in lines.items():
        if cell.column_span == 1:
            ends[cell.column + 1] = max(ends.get(cell.column + 1, 0.0), *(line.words[-1].x1 for line in found))
    return ends


def _cell(
    place: GridCell, lines: list[TextLine], padding: float, is_bold: Callable[[Word], bool | None], right: float
) -> PageCell:
    """A cell whose text may run to `right`."""
    if not lines:
        return PageCell(place, "", (), None)
    x0, top, _, bottom = place.box
    text, wraps = cell_text((x0, top, right, bottom), lines, padding)
    return PageCell(place, text, wraps, _all_bold([word for line in lines for word in line.words], is_bold))


def _line(line: TextLine, is_bold: Callable[[Word], bool | None]) -> PageLine:
    size = max(word.size for word in line.words)
    return PageLine(line.text, box_of(line.words), _all_bold(line.words, is_bold), round(size, 2))


def _all_bold(words: list[Word], is_bold: Callable[[Word], bool | None]) -> bool | None:
    """Stops at the first word that is not: most lines cost one question. Fonts that do not tell have no say."""
    known = None
    for word in words:
        bold = is_bold(word)
        if bold is False:
            return False
        known = bold or known
    return known
