"""Page furniture: page numbers and running heads, which belong to the page and not to the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tthc_cli.extract.raw import RawBlock, RawDocument, RawLine

_PAGE_NUMBER = re.compile(r"\s*(?:trang\s*)?[-–]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–]?\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# How many lines at a page's upper and lower edge may be furniture: a running head and the page number.
_EDGE = 2


def find_overlay(raw: RawDocument) -> frozenset[int]:
    """Indexes of the lines of e-signature stamps and watermarks."""
    return frozenset(index for index, block in enumerate(raw.blocks) if _is_overlay(block))


def find_furniture(raw: RawDocument) -> frozenset[int]:
    """Indexes of the blocks that are page numbers or running heads. Only formats with pages have any.

    A line at the edge of its page is a page number when it is nothing but a number, and a running head when the same
    words stand at the edge of most pages.
    """
    if raw.pages is None:
        return frozenset()
    edges = [index for page in _blocks_by_page(raw.blocks) for index in _edge_lines(raw, page)]
    numbers = {index for index in edges if _PAGE_NUMBER.fullmatch(_line_text(raw, index))}
    words = Counter(_shape(raw, index) for index in edges)
    heads = {
        index for index in edges if len(_shape(raw, index)) > 1 and words[_shape(raw, index)] >= max(2, 0.6 * raw.pages)
    }
    return frozenset(numbers | heads)


def _blocks_by_page(blocks: Sequence[RawBlock]) -> Iterable[list[int]]:
    pages: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        page = block.page if isinstance(block, RawLine) else (block.rows[0].page if block.rows else None)
        if page is not None:
            pages.setdefault(page, []).append(index)
    return pages.values()


def _edge_lines(raw: RawDocument, page: list[int]) -> list[int]:
    page = [index for index in page if not _is_overlay(raw.blocks[index])]
    edge = dict.fromkeys([*page[:_EDGE], *page[-_EDGE:]])
    return [index for index in edge if isinstance(raw.blocks[index], RawLine)]


def _is_overlay(block: RawBlock) -> bool:
    return isinstance(block, RawLine) and block.overlay


def _line_text(raw: RawDocument, index: int) -> str:
    block = raw.blocks[index]
    return raw.text[block.start : block.end] if isinstance(block, RawLine) else ""


def _shape(raw: RawDocument, index: int) -> str:
    return _DIGITS.sub("#", _line_text(raw, index)).strip().casefold()
