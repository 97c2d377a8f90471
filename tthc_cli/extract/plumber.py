"""The second reader: pdfplumber, for pages that PDFium's objects do not explain. Slow to import and slow to read, so
page by page.

It gives the same `PageContent` as the fast reader; lattice and layout do not know who read the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from tthc_cli.extract.page_content import DESCENT, PageContent, Rule, Word

# Its fixed default tolerance of 3 points glues words at 12 points; a share of the type size does not.
_X_TOLERANCE_RATIO = 0.15
_TEXT_COLUMNS = {"vertical_strategy": "text", "horizontal_strategy": "text", "min_words_vertical": 4}
_BOLD = re.compile("bold|black|heavy", re.IGNORECASE)


@contextmanager
def open_plumber(data: bytes) -> Iterator[Any]:
    """The document in pdfplumber; imports it."""
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        yield document


def plumber_page(document: Any, number: int, unruled: tuple[float, float] | None = None) -> PageContent:
    """Page `number` (from 0). `unruled` is the top and bottom of a table without rules: its borders are guessed from
    the text."""
    page = document.pages[number]
    try:
        found = page.extract_words(x_tolerance_ratio=_X_TOLERANCE_RATIO, extra_attrs=["size", "fontname"])
        edges = _guessed_edges(page, unruled) if unruled else page.edges
        return PageContent(
            width=float(page.width),
            height=float(page.height),
            words=[_word(word, index) for index, word in enumerate(found)],
            horizontals=[Rule(edge["top"], edge["x0"], edge["x1"]) for edge in edges if edge["orientation"] == "h"],
            verticals=[Rule(edge["x0"], edge["top"], edge["bottom"]) for edge in edges if edge["orientation"] == "v"],
            picture_share=0.0,
            is_bold=lambda word: bool(_BOLD.search(found[word.place]["fontname"])),
            ruled=not unruled,
        )
    finally:
        page.close()


def _word(word: dict[str, Any], index: int) -> Word:
    size = word["size"]
    return Word(word["text"], word["x0"], word["x1"], word["bottom"] - DESCENT * size, size, index)


def _guessed_edges(page: Any, unruled: tuple[float, float]) -> list[dict[str, Any]]:
    part = page.crop((page.bbox[0], max(unruled[0], page.bbox[1]), page.bbox[2], min(unruled[1], page.bbox[3])))
    edges = []
    for table in part.find_tables(_TEXT_COLUMNS):
        for x0, top, x1, bottom in table.cells:
            edges += [{"orientation": "h", "top": y, "x0": x0, "x1": x1} for y in (top, bottom)]
            edges += [{"orientation": "v", "x0": x, "top": top, "bottom": bottom} for x in (x0, x1)]
    return edges
