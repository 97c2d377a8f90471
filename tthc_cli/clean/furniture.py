"""Page furniture: page numbers, running heads and feet, which belong to the page and not to the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tthc_cli.extract.raw import RawBlock, RawDocument, RawLine
from tthc_cli.lexicon.positions import opens_letterhead

_PAGE_NUMBER = re.compile(r"\s*+(?:trang\s*+)?[-–]?\s*+\d{1,3}\s*+(?:/\s*+\d{1,3})?\s*+[-–]?\s*+", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# How many lines at a page's upper and lower edge may be furniture: a running head and the page number.
_EDGE = 2


def find_furniture(raw: RawDocument) -> frozenset[int]:
    """Indexes of the blocks that are page numbers or running heads.

    A line at the edge of its page is a page number when it is nothing but a number, and a running head when the same
    words stand at the edge of most pages. Where the format itself tells headers and footers apart, they are furniture
    but for a letterhead.
    """
    if raw.pages is None:
        return _find_margins(raw)
    edges = [index for page in _blocks_by_page(raw.blocks) for index in _edge_lines(raw, page)]
    numbers = {index for index in edges if _PAGE_NUMBER.fullmatch(_line_text(raw, index))}
    words = Counter(_shape(raw, index) for index in edges)
    heads = {
        index for index in edges if len(_shape(raw, index)) > 1 and words[_shape(raw, index)] >= max(2, 0.6 * raw.pages)
    }
    return frozenset(numbers | heads)


def _find_margins(raw: RawDocument) -> frozenset[int]:
    """Headers and footers. What stands above the body is kept where it is the letterhead, its page number left out."""
    margins = [index for index, block in enumerate(raw.blocks) if block.part in {"header", "footer"}]
    opening = [index for place, index in enumerate(margins) if place == index]
    if any(map(opens_letterhead, _texts(raw, opening))):
        numbers = {index for index in opening if _PAGE_NUMBER.fullmatch(_line_text(raw, index))}
        return frozenset(margins[len(opening) :]) | numbers
    return frozenset(margins)


def _texts(raw: RawDocument, indexes: Iterable[int]) -> Iterable[str]:
    """The texts of lines, and of the lines of tables' cells."""
    for index in indexes:
        block = raw.blocks[index]
        pieces = (block,) if isinstance(block, RawLine) else (cell for row in block.rows for cell in row.cells)
        for piece in pieces:
            yield from raw.text[piece.start : piece.end].split("\n")


def _blocks_by_page(blocks: Sequence[RawBlock]) -> Iterable[list[int]]:
    pages: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        page = block.page if isinstance(block, RawLine) else (block.rows[0].page if block.rows else None)
        if page is not None:
            pages.setdefault(page, []).append(index)
    return pages.values()


def _edge_lines(raw: RawDocument, page: list[int]) -> list[int]:
    edge = dict.fromkeys([*page[:_EDGE], *page[-_EDGE:]])
    return [index for index in edge if isinstance(raw.blocks[index], RawLine)]


def _line_text(raw: RawDocument, index: int) -> str:
    block = raw.blocks[index]
    return raw.text[block.start : block.end] if isinstance(block, RawLine) else ""


def _shape(raw: RawDocument, index: int) -> str:
    return _DIGITS.sub("#", _line_text(raw, index)).strip().casefold()
