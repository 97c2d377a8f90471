"""Offsets → spans: page, line, column and box of a piece of the extracted text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from unicodedata import combining

from tthc_cli.clean.mapped import Mapped
from tthc_cli.extract.raw import Box, RawCell, RawDocument, RawLine
from tthc_cli.model.base import Span

_LINE_FEED = re.compile("\n")


class Places:
    """Finds the place of any offset of one document. Lines and columns count from 1 in the extracted text."""

    def __init__(self, raw: RawDocument) -> None:
        self._text = raw.text
        self._line_starts = [0, *(match.end() for match in _LINE_FEED.finditer(raw.text))]
        pieces = sorted(_pieces(raw), key=lambda piece: piece[0])
        self._starts = [piece[0] for piece in pieces]
        self._pieces = pieces
        self._scanned = frozenset(each.page for each in raw.ocr_pages)

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`."""
        while end < len(self._text) and combining(self._text[end]):
            end += 1  # a letter that the file writes as letter and mark ends after its mark
        line = bisect_right(self._line_starts, start)
        column = start - self._line_starts[line - 1] + 1
        page, box = self._page_and_box(start, end)
        scanned = page in self._scanned
        return Span(page=page, line=line, column=column, start=start, end=end, bbox=box, ocr=scanned)

    def span_of(self, text: Mapped) -> Span:
        """The span from the first to the last character of `text`; the document's beginning for an empty one."""
        return self.span(max(text.start, 0), max(text.end, 0))

    def _page_and_box(self, start: int, end: int) -> tuple[int | None, Box | None]:
        first = max(bisect_right(self._starts, start) - 1, 0)
        after = bisect_left(self._starts, max(end, start + 1), first)
        touched = self._pieces[first:after]
        if not touched:
            return None, None
        page = touched[0][2]
        boxes = [box for _, _, other, box in touched if box is not None and other == page]
        return page, _around(boxes)


def _pieces(raw: RawDocument) -> list[tuple[int, int, int | None, Box | None]]:
    pieces: list[tuple[int, int, int | None, Box | None]] = []
    for block in raw.blocks:
        if isinstance(block, RawLine):
            pieces.append((block.start, block.end, block.page, block.box))
        else:
            pieces += [_cell_piece(cell, row.page) for row in block.rows for cell in row.cells]
    return pieces


def _cell_piece(cell: RawCell, page: int | None) -> tuple[int, int, int | None, Box | None]:
    return cell.start, cell.end, page, cell.box


def _around(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return tuple(round(value, 1) for value in (min(left), min(top), max(right), max(bottom)))
