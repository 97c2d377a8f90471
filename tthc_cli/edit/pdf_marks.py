"""Findings as highlights of a PDF (ISO 32000-1, 12.5.6.10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ctypes import byref
from pathlib import Path

from tthc_cli.edit.annotated import AnnotatedCopy
from tthc_cli.edit.comment_text import CommentText
from tthc_cli.edit.pdf_words import PageWords, Quad, Turned
from tthc_cli.edit.pdf_writing import QuadPoints, save_copy, writing_pdfium
from tthc_cli.extract.pdf import extract_pdf
from tthc_cli.extract.pdfium import Rect, open_document
from tthc_cli.extract.raw import Box, RawCell, RawDocument, RawLine
from tthc_cli.model.base import Span
from tthc_cli.model.findings import Finding
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

_AUTHOR = "tthc"
_NOTE, _HIGHLIGHT = 1, 9  # FPDF_ANNOTATION_SUBTYPE
_COLORS = {"error": (255, 120, 120), "warning": (255, 205, 90), "info": (150, 200, 255)}
_OPAQUE, _PRINTED = 255, 4
_NOTE_SIZE, _NOTE_STEP, _NOTE_EDGE = 20.0, 24.0, 12.0


def highlight_pdf(
    path: Path, data: bytes, findings: Sequence[Finding], lang: str, options: ExtractOptions = DEFAULT_OPTIONS
) -> AnnotatedCopy:
    """A copy of a PDF with each finding as a highlight of its words, a line a box; where the words cannot be told from
    the rest of their line, of the line. What is about the document as a whole is a note on the first page.

    Raises `UnreadableFileError` like `extract_pdf`.
    """
    raw = extract_pdf(path, data, options)
    words = CommentText(path, raw.text, lang)
    pages: dict[int, list[Finding]] = {}
    for finding in findings:
        page = finding.span.page if finding.span is not None else None
        pages.setdefault(page or 1, []).append(finding)
    with open_document(path, data) as (document, _):
        for number, found in sorted(pages.items()):
            _mark_page(document, number, found, raw, words)
        signed = writing_pdfium().FPDF_GetSignatureCount(document) > 0
        return AnnotatedCopy(save_copy(path, document), len(findings), signed)


def _mark_page(document: int, number: int, findings: Iterable[Finding], raw: RawDocument, words: CommentText) -> None:
    library = writing_pdfium()
    page: int = library.FPDF_LoadPage(document, number - 1)
    text: int = library.FPDFText_LoadPage(page)
    turned = Turned.of(page, text)
    on_page = PageWords(text, turned)
    notes = 0
    for finding in findings:
        quads = [] if finding.span is None else _find_quads(finding.span, raw, on_page)
        contents = "\n".join(words.lines(finding, quoted=False))
        if quads:
            _annotate(page, _HIGHLIGHT, quads, finding, contents)
        else:
            left = _NOTE_EDGE + notes * _NOTE_STEP
            box = (left, _NOTE_EDGE, left + _NOTE_SIZE, _NOTE_EDGE + _NOTE_SIZE)
            _annotate(page, _NOTE, [turned.quad(box)], finding, contents)
            notes += 1
    library.FPDFText_ClosePage(text)
    library.FPDF_ClosePage(page)


def _find_quads(span: Span, raw: RawDocument, page: PageWords) -> list[Quad]:
    """A box for each printed line of the span on its page; its own box where nothing better is known."""
    quads: list[Quad] = []
    for start, end, box in _pieces(span, raw):
        before = raw.text[start : max(start, span.start)]
        quads += page.find(raw.text[max(start, span.start) : min(end, span.end)], before, box)
    return quads or ([] if span.bbox is None else [page.turned.quad(span.bbox)])


def _pieces(span: Span, raw: RawDocument) -> Iterable[tuple[int, int, Box]]:
    """The lines and cells on the span's page that it touches: first and last offset, and box."""
    for block in raw.blocks:
        pieces: Iterable[RawLine | RawCell]
        if isinstance(block, RawLine):
            pieces = (block,) if block.page == span.page else ()
        else:
            pieces = (cell for row in block.rows if row.page == span.page for cell in row.cells)
        for piece in pieces:
            if piece.box is not None and piece.start < span.end and span.start < piece.end:
                yield piece.start, piece.end, piece.box


def _annotate(page: int, kind: int, quads: Sequence[Quad], finding: Finding, contents: str) -> None:
    library = writing_pdfium()
    annotation = library.FPDFPage_CreateAnnot(page, kind)
    library.FPDFAnnot_SetColor(annotation, 0, *_COLORS[finding.severity], _OPAQUE)
    xs = [x for quad in quads for x, _ in quad]
    ys = [y for quad in quads for _, y in quad]
    library.FPDFAnnot_SetRect(annotation, byref(Rect(min(xs), max(ys), max(xs), min(ys))))
    if kind == _HIGHLIGHT:
        for quad in quads:
            library.FPDFAnnot_AppendAttachmentPoints(annotation, byref(QuadPoints(*(v for p in quad for v in p))))
    for key, value in ((b"Contents", contents), (b"T", _AUTHOR)):
        library.FPDFAnnot_SetStringValue(annotation, key, value.encode("utf-16-le") + b"\0\0")
    library.FPDFAnnot_SetFlags(annotation, _PRINTED)
    library.FPDFPage_CloseAnnot(annotation)
