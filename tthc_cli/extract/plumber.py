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
_BOLD = re.compile("bold|black|heavy", re.IGNORECASE)


@contextmanager
def open_plumber(data: bytes) -> Iterator[Any]:
    """The document in pdfplumber; imports it. Pages are closed when they are read. Closing the document would go
    through all of them, and raise again what made one unreadable."""
    import pdfplumber

    with BytesIO(data) as file:
        yield pdfplumber.open(file)


def plumber_page(document: Any, number: int) -> PageContent:
    """Page `number` (from 0), its words and the edges of all that is drawn on it."""
    page = document.pages[number]
    try:
        found = page.extract_words(x_tolerance_ratio=_X_TOLERANCE_RATIO, extra_attrs=["size", "fontname"])
        edges = page.edges
        return PageContent(
            width=float(page.width),
            height=float(page.height),
            words=[_word(word, index) for index, word in enumerate(found)],
            horizontals=[Rule(edge["top"], edge["x0"], edge["x1"]) for edge in edges if edge["orientation"] == "h"],
            verticals=[Rule(edge["x0"], edge["top"], edge["bottom"]) for edge in edges if edge["orientation"] == "v"],
            picture_share=0.0,
            is_bold=lambda word: bool(_BOLD.search(found[word.place]["fontname"])),
        )
    finally:
        page.close()


def _word(word: dict[str, Any], index: int) -> Word:
    size = word["size"]
    return Word(word["text"], word["x0"], word["x1"], word["bottom"] - DESCENT * size, size, index)
