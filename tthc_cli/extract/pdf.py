"""PDF → RawDocument: the fast reader page by page, the slow one where a page defeats it."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.page_doubt import find_doubt
from tthc_cli.extract.page_kind import PageKind, find_kind
from tthc_cli.extract.page_layout import PageLayout, PageTable, layout_page, open_columns
from tthc_cli.extract.page_text import write_pages
from tthc_cli.extract.pdf_safety import MOST_PAGES, multiplies, swells
from tthc_cli.extract.pdf_scans import Scans, refuse_scans
from tthc_cli.extract.pdfium import open_document, pdfium
from tthc_cli.extract.pdfium_page import OverfullPageError, PageError, open_page
from tthc_cli.extract.raw import RawDocument, RawNote
from tthc_cli.limits import SECONDS_PER_PAGE, allow_more_time
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

MEDIA_TYPE = "application/pdf"
_TAIL = 4096


def extract_pdf(path: Path, data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """Reads a PDF, its text layer where it has one and else its pictures; `path` only names it.

    Raises `UnreadableFileError`: `damaged`, `encrypted`, `too_large` (when unpacked), `too_many_pages`, `empty` (no
    pages, or blank ones), `no_text`, or that of `UnreadPages` where no page could be read. A page that cannot be read
    while others can is a note and stands in `unread`.
    """
    _refuse_truncated(path, data)
    _refuse_swelling(path, data, options)
    with ExitStack() as stack:
        document, count = stack.enter_context(open_document(path, data))
        if count > MOST_PAGES:
            raise UnreadableFileError(path, "too_many_pages", pages=count, limit=MOST_PAGES)
        reader = _Reader(data, document, count, stack, options)
        reader.read_all()
        reader.tell_attachments()
    if not any(page.blocks for page in reader.pages.values()):
        raise _refuse_unread(path, reader)
    text, blocks = write_pages(reader.pages)
    return RawDocument(
        path=str(path),
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=blocks,
        pages=count,
        notes=tuple(reader.notes),
        ocr_pages=tuple(reader.scans.read),
        unread=reader.scans.unread,
    )


def _refuse_unread(path: Path, reader: _Reader) -> UnreadableFileError:
    if reader.scans.unread is not None:
        return refuse_scans(path, reader.scans.unread)
    return UnreadableFileError(path, "no_text" if reader.notes else "empty")


def _refuse_truncated(path: Path, data: bytes) -> None:
    """PDFium repairs a file cut in the middle and shows the pages that are left: half a plan, and nobody would know."""
    tail = data[-_TAIL:]
    if b"%PDF-" not in data[:1024] or (b"%%EOF" not in tail and b"startxref" not in tail):
        raise UnreadableFileError(path, "damaged")


def _refuse_swelling(path: Path, data: bytes, options: ExtractOptions) -> None:
    """A small file can make PDFium fill the memory or never come back."""
    if swells(data) or multiplies(data):
        raise UnreadableFileError(path, "too_large", size=len(data), limit=options.max_bytes)


class _Reader:
    """Reads the pages of one open document into `pages` (by number from 1), `scans` and `notes`."""

    __slots__ = ("_count", "_data", "_document", "_open_columns", "_plumber", "_stack", "notes", "pages", "scans")

    def __init__(self, data: bytes, document: int, count: int, stack: ExitStack, options: ExtractOptions) -> None:
        self._data, self._document, self._count, self._stack = data, document, count, stack
        self.scans = Scans(document, options)
        self._plumber: Any = None
        self._open_columns: tuple[float, ...] = ()
        self.pages: dict[int, PageLayout] = {}
        self.notes: list[RawNote] = []

    def read_all(self) -> None:
        """Reads every page; none can stop the others."""
        for number in range(self._count):
            layout = self._read(number)
            if layout:
                self.pages[number + 1] = layout
                self._open_columns = open_columns(layout)
            allow_more_time(SECONDS_PER_PAGE)
        self.pages = dict(sorted({**self.pages, **self.scans.read_all(self.notes)}.items()))

    def tell_attachments(self) -> None:
        """Files inside the file are not read; a portfolio is nothing but such files."""
        count = pdfium().FPDFDoc_GetAttachmentCount(self._document)
        if count > 0:
            self.notes.append(RawNote("pdf_attachments", {"count": count}))

    def _read(self, number: int) -> PageLayout | None:
        try:
            with open_page(self._document, number) as content:
                kind = find_kind(content)
                if kind != "text" or self.scans.wants_all:
                    return self._read_picture(number, kind)
                layout = layout_page(content, self._open_columns)
                doubt = find_doubt(content, layout)
        except OverfullPageError:
            self._note("pdf_page_overfull", number)
            return None
        except PageError:
            rescued = self._read_again(number, "page_unreadable")
            if not rescued:
                self._note("pdf_page_unreadable", number)
            return rescued
        return (doubt and self._read_again(number, doubt, need_table=True)) or layout

    def _read_picture(self, number: int, kind: PageKind) -> PageLayout | None:
        """A page to be read from its picture, when all others are. A blank page is nothing to speak of."""
        if kind == "garbage":
            self._note("pdf_page_garbage", number)
        if kind != "empty":
            self.scans.add(number)
        return None

    def _read_again(self, number: int, reason: str, need_table: bool = False) -> PageLayout | None:
        """The page through pdfplumber, or None if that does no better."""
        from tthc_cli.extract.plumber import open_plumber, plumber_page

        try:
            if self._plumber is None:
                self._plumber = self._stack.enter_context(open_plumber(self._data))
            if len(self._plumber.pages) != self._count:
                return None  # it skips what is no page: its page numbers are not ours
            layout = layout_page(plumber_page(self._plumber, number))
        except Exception as error:  # noqa: BLE001 - pdfminer raises whatever a broken file makes it raise
            self._note("pdf_page_fallback_failed", number, error=type(error).__name__)
            return None
        if not any(isinstance(block, PageTable) or not need_table for block in layout.blocks):
            return None
        self._note("pdf_page_fallback", number, reason=reason)
        return layout

    def _note(self, message_key: str, number: int, **facts: object) -> None:
        self.notes.append(RawNote(message_key, facts, number + 1))
