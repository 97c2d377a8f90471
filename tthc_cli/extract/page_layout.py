"""One page's words and rules → its lines and tables in reading order. Pure but for `is_bold`, which asks the page."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from tthc_cli.extract.cell_text import cell_padding, cell_text
from tthc_cli.extract.lattice import Grid, GridCell, find_grids
from tthc_cli.extract.page_content import PageContent, Word, box_of
from tthc_cli.extract.raw import Box
from tthc_cli.extract.text_lines import TextLine, lines_of_rows, read_lines, sort_rows, spaces_are_wrong
from tthc_cli.extract.unruled import find_unruled_grid

_OVER_BASELINE = 0.3
"""Where a word's middle is, in ems above its baseline."""


class PageLine(NamedTuple):
    """A printed line outside tables."""

    text: str
    box: Box
    bold: bool | None
    size: float


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


def layout_page(content: PageContent) -> PageLayout:
    """Lines and tables of a page. A word stands in exactly one of them."""
    rest = content.words
    rows = sort_rows(rest)
    join = spaces_are_wrong(rows)
    blocks: list[PageBlock] = []
    for grid in find_grids(content.horizontals, content.verticals):
        inside, outside = _words_by_cell(grid, rest)
        if inside:
            blocks.append(_table(grid, inside, join, content.is_bold))
            rest = outside
    lines = read_lines(rest, join) if blocks else lines_of_rows(rows, join)
    if not blocks and (unruled := find_unruled_grid(lines)):
        inside, rest = _words_by_cell(unruled, rest)
        blocks.append(_table(unruled, inside, join, content.is_bold, ruled=False))
        lines = read_lines(rest, join)
    blocks.extend(_line(line, content.is_bold) for line in lines)
    blocks.sort(key=lambda block: (block.box[1], block.box[0]))
    return PageLayout(content.width, content.height, tuple(blocks))


def _words_by_cell(grid: Grid, words: list[Word]) -> tuple[dict[GridCell, list[Word]], list[Word]]:
    """The words in each cell that has any, and those outside the table."""
    owners = {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    xs, ys = grid.xs, grid.ys
    inside: dict[GridCell, list[Word]] = defaultdict(list)
    outside = []
    for word in words:
        row = bisect_right(ys, word.baseline - _OVER_BASELINE * word.size) - 1
        column = bisect_right(xs, (word.x0 + word.x1) / 2) - 1
        owner = owners.get((row, column))
        if owner:
            inside[owner].append(word)
        else:
            outside.append(word)
    return inside, outside


def _table(
    grid: Grid,
    inside: dict[GridCell, list[Word]],
    join: bool,
    is_bold: Callable[[Word], bool | None],
    ruled: bool = True,
) -> PageTable:
    lines = {cell: read_lines(words, join) for cell, words in inside.items()}
    padding = cell_padding([(cell.box, found) for cell, found in lines.items()])
    cells = tuple(_cell(cell, lines.get(cell, []), padding, is_bold) for cell in grid.cells)
    return PageTable(len(grid.ys) - 1, len(grid.xs) - 1, cells, grid.box, ruled)


def _cell(place: GridCell, lines: list[TextLine], padding: float, is_bold: Callable[[Word], bool | None]) -> PageCell:
    if not lines:
        return PageCell(place, "", (), None)
    text, wraps = cell_text(place.box, lines, padding)
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
