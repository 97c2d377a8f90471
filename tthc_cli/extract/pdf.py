"""PDF → RawDocument: the fast reader page by page, the slow one where a page defeats it."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.page_doubt import Doubt, find_doubt, is_scan
from tthc_cli.extract.page_layout import PageLayout, PageTable, layout_page
from tthc_cli.extract.page_text import write_pages
from tthc_cli.extract.pdfium import open_document
from tthc_cli.extract.pdfium_page import PageError, open_page
from tthc_cli.extract.raw import RawDocument, RawNote

MEDIA_TYPE = "application/pdf"

_TAIL = 4096


def extract_pdf(path: Path, data: bytes) -> RawDocument:
    """Reads a PDF with a text layer; `path` only names it.

    Raises `UnreadableFileError`: `damaged`, `encrypted`, `empty` (no pages) or `no_text` (nothing but pictures). A
    page without text or a
    page that cannot be read is a note, not an error.
    """
    _refuse_truncated(path, data)
    with ExitStack() as stack:
        document, count = stack.enter_context(open_document(path, data))
        reader = _Reader(data, document, stack)
        for number in range(count):
            reader.read(number)
    if not any(page.blocks for page in reader.pages.values()):
        raise UnreadableFileError(path, "no_text")
    text, blocks = write_pages(reader.pages)
    return RawDocument(
        path=str(path),
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=blocks,
        pages=count,
        notes=tuple(reader.notes),
    )


def _refuse_truncated(path: Path, data: bytes) -> None:
    """PDFium repairs a file cut in the middle and shows the pages that are left: half a plan, and nobody would know."""
    tail = data[-_TAIL:]
    if b"%PDF-" not in data[:1024] or (b"%%EOF" not in tail and b"startxref" not in tail):
        raise UnreadableFileError(path, "damaged")


class _Reader:
    """Reads the pages of one open document into `pages` (by number from 1) and `notes`."""

    __slots__ = ("_data", "_document", "_plumber", "_stack", "notes", "pages")

    def __init__(self, data: bytes, document: int, stack: ExitStack) -> None:
        self._data, self._document, self._stack = data, document, stack
        self._plumber: Any = None
        self.pages: dict[int, PageLayout] = {}
        self.notes: list[RawNote] = []

    def read(self, number: int) -> None:
        """Reads page `number` (from 0)."""
        try:
            with open_page(self._document, number) as content:
                if is_scan(content):
                    self.notes.append(RawNote("pdf_page_without_text", {}, number + 1))
                    return
                layout = layout_page(content)
                doubt = find_doubt(content, layout)
        except PageError:
            layout, doubt = None, Doubt("page_unreadable")
        if doubt:
            layout = self._read_again(number, doubt) or layout
        if layout:
            self.pages[number + 1] = layout
        else:
            self.notes.append(RawNote("pdf_page_unreadable", {}, number + 1))

    def _read_again(self, number: int, doubt: Doubt) -> PageLayout | None:
        """The page through pdfplumber, or None if that finds no table either (or nothing, on a page without a first
        reading)."""
        from tthc_cli.extract.plumber import open_plumber, plumber_page

        try:
            if self._plumber is None:
                self._plumber = self._stack.enter_context(open_plumber(self._data))
            layout = layout_page(plumber_page(self._plumber, number, doubt.unruled))
        except Exception as error:  # noqa: BLE001 - pdfminer raises whatever a broken file makes it raise
            self.notes.append(RawNote("pdf_page_fallback_failed", {"error": type(error).__name__}, number + 1))
            return None
        has_table = any(isinstance(block, PageTable) for block in layout.blocks)
        if not layout.blocks or (doubt.reason != "page_unreadable" and not has_table):
            return None
        self.notes.append(RawNote("pdf_page_fallback", {"reason": doubt.reason}, number + 1))
        return layout
