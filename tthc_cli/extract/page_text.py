"""Pages → the text of the document with its blocks, each at its offsets."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from tthc_cli.extract.page_layout import PageBlock, PageCell, PageLayout, PageLine, PageTable
from tthc_cli.extract.raw import RawBlock, RawCell, RawLine, RawRow, RawTable

_OFF_CENTRE = 4.0
"""Points by which the middle of a centred line may miss the middle of the text: trailing spaces count when Word
centres."""

_INDENT = 12.0

Margins: TypeAlias = tuple[float, float]


def write_pages(pages: dict[int, PageLayout]) -> tuple[str, tuple[RawBlock, ...]]:
    """The text and blocks of all pages that could be read; keys are page numbers from 1. Every line ends with a line
    feed."""
    writer = _Writer()
    margins = _margins(pages)
    for number, page in pages.items():
        for block in page.blocks:
            writer.add(block, number, margins[number])
    return "".join(writer.parts), tuple(writer.blocks)


def _margins(pages: dict[int, PageLayout]) -> dict[int, Margins]:
    """Where the text begins and ends on each page: its own outermost boxes, or those of pages like it if it holds
    little."""
    alike: dict[tuple[int, int], list[Margins]] = defaultdict(list)
    for page in pages.values():
        if page.blocks:
            alike[_shape(page)].append(_extent(page.blocks))
    usual = {shape: (_middle([m[0] for m in own]), _middle([m[1] for m in own])) for shape, own in alike.items()}
    found = {}
    for number, page in pages.items():
        left, right = usual.get(_shape(page), (0.0, page.width))
        own = _extent(page.blocks) if page.blocks else (left, right)
        found[number] = (min(left, own[0]), max(right, own[1]))
    return found


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _shape(page: PageLayout) -> tuple[int, int]:
    return (round(page.width), round(page.height))


def _extent(blocks: tuple[PageBlock, ...]) -> Margins:
    return (min(block.box[0] for block in blocks), max(block.box[2] for block in blocks))


class _Writer:
    """Appends blocks to the text and notes where they went."""

    __slots__ = ("blocks", "length", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[RawBlock] = []
        self.length = 0

    def add(self, block: PageBlock, page: int, margins: Margins) -> None:
        self.blocks.append(
            self._table(block, page) if isinstance(block, PageTable) else self._line(block, page, margins)
        )

    def _write(self, text: str) -> int:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def _line(self, line: PageLine, page: int, margins: Margins) -> RawLine:
        start = self._write(line.text)
        self._write("\n")
        return RawLine(
            start,
            start + len(line.text),
            page,
            line.box,
            line.bold,
            line.size,
            centered=_centered(line, margins),
            overlay=line.overlay,
        )

    def _table(self, table: PageTable, page: int) -> RawTable:
        by_row: dict[int, list[PageCell]] = defaultdict(list)
        for cell in table.cells:
            by_row[cell.place.row].append(cell)
        return RawTable(
            tuple(self._row(by_row[row], page) for row in range(table.rows)), table.columns, ruled=table.ruled
        )

    def _row(self, cells: list[PageCell], page: int) -> RawRow:
        raw: list[RawCell] = []
        for cell in cells:
            if raw:
                self._write("\t")
            raw.append(self._cell(cell))
        self._write("\n")
        return RawRow(tuple(raw), page)

    def _cell(self, cell: PageCell) -> RawCell:
        start = self._write(cell.text)
        place = cell.place
        return RawCell(
            start,
            start + len(cell.text),
            place.column,
            place.column_span,
            place.row_span,
            cell.bold,
            place.box,
            tuple(start + wrap for wrap in cell.wraps),
        )


def _centered(line: PageLine, margins: Margins) -> bool:
    left, right = line.box[0] - margins[0], margins[1] - line.box[2]
    return left > _INDENT and right > _INDENT and abs(left - right) <= 2 * _OFF_CENTRE
