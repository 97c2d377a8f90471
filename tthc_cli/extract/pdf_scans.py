"""The pages of a PDF that have to be read from their pictures, and what became of them.

What recognition needs is loaded only where there is such a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.page_layout import PageLayout, layout_page
from tthc_cli.extract.raw import OcrPage, RawNote, UnreadPages, name_pages
from tthc_cli.options import ExtractOptions

if TYPE_CHECKING:
    from tthc_cli.extract.ocr.recognise import PagePicture
    from tthc_cli.extract.ocr.scan_page import ScanPage

SURE = 80
"""Confidence from which a page counts as well read. A choice: pages that people called clean were above it."""


class Scans:
    """Collects pages (`add`), reads them all together (`read_all`); afterwards `read` and `unread` tell of them."""

    __slots__ = ("_document", "_options", "_pages", "read", "unread")

    def __init__(self, document: int, options: ExtractOptions) -> None:
        self._document, self._options = document, options
        self._pages: list[int] = []
        self.read: list[OcrPage] = []
        self.unread: UnreadPages | None = None

    @property
    def wants_all(self) -> bool:
        """Whether every page is to be read from its picture, whatever its text layer."""
        return self._options.ocr == "always"

    def add(self, number: int) -> None:
        """Takes page `number` (from 0)."""
        self._pages.append(number)

    def read_all(self, notes: list[RawNote]) -> dict[int, PageLayout]:
        """The layouts of the pages by number from 1; adds a note on each page."""
        layouts: dict[int, PageLayout] = {}
        reason = self._read(layouts, notes) if self._pages else ""
        missed = tuple(number + 1 for number in self._pages if number + 1 not in layouts)
        if missed:
            self.unread = UnreadPages(missed, reason)
            notes.extend(RawNote("pdf_page_without_text", {}, page) for page in missed)
        return layouts

    def _read(self, layouts: dict[int, PageLayout], notes: list[RawNote]) -> str:
        """Fills `layouts`; gives the reason why a page may be missing in it."""
        if self._options.ocr == "never":
            return "scan_off"
        from tthc_cli.extract.ocr.engine import EngineMissingError
        from tthc_cli.extract.ocr.recognise import recognise_pages

        try:
            for page, scan in recognise_pages(self._pictures(), self._options.threads):
                layouts[page] = layout_page(scan.content)
                if not scan.blank:
                    self.read.append(OcrPage(page, scan.confidence))
                    notes += note_scan(page, scan)
        except EngineMissingError as missing:
            return f"scan_{missing.what}"
        return "scan_size"

    def _pictures(self) -> Iterator[PagePicture]:
        from tthc_cli.extract.ocr.limits import PictureTooLargeError
        from tthc_cli.extract.ocr.recognise import PagePicture
        from tthc_cli.extract.ocr.render import render_page

        for number in self._pages:
            try:
                picture, dpi = render_page(self._document, number)
            except PictureTooLargeError:
                continue  # told as unread
            yield PagePicture(number + 1, picture, dpi)


def note_scan(page: int, scan: ScanPage) -> list[RawNote]:
    """Tells that a page was read from its picture, whether to mistrust it, and what was corrected on it."""
    facts: dict[str, object] = {"confidence": scan.confidence}
    if scan.confidence < SURE:
        notes = [RawNote("ocr_page_doubtful", facts, page)]
    else:
        notes = [RawNote("ocr_page", facts, page, "info")]
    if scan.recounted:
        notes.append(RawNote("ocr_numerals", {"count": scan.recounted}, page, "info"))
    return notes


def refuse_scans(path: Path, unread: UnreadPages) -> UnreadableFileError:
    """The error that names the pages and says what to do."""
    return UnreadableFileError(path, unread.reason, pages=name_pages(unread.pages))
