"""RawDocument → CleanDocument: named repairs that say what they changed and keep every offset."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tthc_cli.clean.characters import fix_characters
from tthc_cli.clean.clean_document import CleanBlock, CleanCell, CleanDocument, CleanLine, CleanRow, CleanTable, Repair
from tthc_cli.clean.furniture import find_furniture, find_overlay
from tthc_cli.clean.mapped import Mapped, join
from tthc_cli.clean.markup import fix_markup
from tthc_cli.clean.scanned import fix_kinds
from tthc_cli.clean.wraps import join_wrapped
from tthc_cli.extract.raw import RawCell, RawDocument, RawLine, RawTable

__all__ = ["clean_document"]

_LINE_FEED = re.compile("\n")
_MARKED_MEDIA = ("text/plain", "text/markdown")


def clean_document(raw: RawDocument) -> CleanDocument:
    """Takes the faults of the file out of the text. Cleaning a clean document changes nothing."""
    whole, mended = fix_characters(raw.text, raw.legacy_runs)
    whole, kinds = fix_kinds(whole, _scanned_lines(raw, whole)) if raw.ocr_pages else (whole, [])
    furniture, overlay = find_furniture(raw), find_overlay(raw)
    cleaner = _Cleaner(raw, whole)
    blocks = tuple(cleaner.blocks(furniture | overlay))
    repairs = list(mended)
    if kinds:
        repairs.append(Repair("scanned-kind", len(kinds), kinds[0]))
    if furniture and raw.pages is not None:  # where the file itself sets them apart, there is nothing to mend
        repairs.append(Repair("page-furniture", len(furniture), 0))
    if overlay:
        repairs.append(Repair("overlay", len(overlay), _first_place(raw, overlay)))
    if cleaner.marked:
        repairs.append(Repair("markup", len(cleaner.marked), cleaner.marked[0]))
    return CleanDocument(raw, blocks, tuple(repairs))


def _first_place(raw: RawDocument, indexes: frozenset[int]) -> int:
    return min(block.start for index in indexes if isinstance(block := raw.blocks[index], RawLine))


def _scanned_lines(raw: RawDocument, whole: Mapped) -> Iterator[tuple[int, int]]:
    """Where in `whole` the lines begin and end of pages that were read from their pictures."""
    pages = {each.page for each in raw.ocr_pages}
    for line in raw.blocks:
        if isinstance(line, RawLine) and line.page in pages:
            yield bisect_left(whole.at, line.start), bisect_left(whole.at, line.end)


class _Cleaner:
    """Goes through the blocks of one document once."""

    def __init__(self, raw: RawDocument, whole: Mapped) -> None:
        self._raw = raw
        self._whole = whole
        self._may_be_marked = raw.media_type in _MARKED_MEDIA
        self.marked: list[int] = []

    def blocks(self, furniture: frozenset[int]) -> Iterator[CleanBlock]:
        page: int | None = None
        for index, block in enumerate(self._raw.blocks):
            if index in furniture:
                continue
            if isinstance(block, RawTable):
                page = block.rows[0].page if block.rows else page
                yield self._table(block)
            else:
                yield from self._lines(block, starts_page=block.page is not None and block.page != page)
                page = block.page

    def _slice(self, start: int, end: int) -> Mapped:
        """The cleaned text of `raw.text[start:end]`."""
        at = self._whole.at
        if isinstance(at, range):
            return self._whole.part(start, end)
        return self._whole.part(bisect_left(at, start), bisect_left(at, end))

    def _lines(self, line: RawLine, *, starts_page: bool) -> Iterator[CleanLine]:
        text = self._slice(line.start, line.end)
        if not self._may_be_marked:
            look = (bool(line.bold), line.centered, line.whole)
            yield CleanLine(text, line.page, line.box, *look, starts_page, line.note_mark)
            return
        for piece in fix_markup(text):
            if piece.changed:
                self.marked.append(line.start)
            yield CleanLine(piece.text, bold=piece.bold or piece.heading, centered=piece.heading)

    def _table(self, table: RawTable) -> CleanTable:
        rows = tuple(CleanRow(tuple(self._cell(cell) for cell in row.cells), row.page) for row in table.rows)
        return CleanTable(rows, table.columns, table.ruled)

    def _cell(self, cell: RawCell) -> CleanCell:
        text = self._slice(cell.start, cell.end)
        return CleanCell(
            self._unwrap(text, frozenset(cell.wraps)),
            cell.column,
            cell.column_span,
            cell.row_span,
            bool(cell.bold),
            cell.box,
        )

    def _unwrap(self, text: Mapped, wraps: frozenset[int]) -> Mapped:
        """Joins wrapped lines, keeps typed line feeds, squeezes spaces within each line."""
        if "\n" not in text.text:
            return text.squeeze()
        lines: list[list[Mapped]] = [[]]
        last = 0
        for match in _LINE_FEED.finditer(text.text):
            lines[-1].append(text.part(last, match.start()).squeeze())
            if text.at[match.start()] not in wraps:
                lines.append([])
            last = match.end()
        lines[-1].append(text.part(last).squeeze())
        return join([join_wrapped(parts) for parts in lines], "\n")
