"""Findings as highlights of a PDF: on the words, a box a line, on turned pages too."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

from tthc_cli.edit.pdf_marks import highlight_pdf
from tthc_cli.extract.pdf import extract_pdf
from tthc_cli.model.findings import Finding
from tthc_cli.options import DEFAULT_OPTIONS
from tthc_cli.pipeline import check_file

_DOCUMENTS = Path(__file__).parents[1] / "documents"
_NAMES = ["so-landscape-appendix", "huyen-tabbed", "tinh-decision-two-appendices"]
_HIGHLIGHT = 9


def _findings(path: Path) -> tuple[Finding, ...]:
    return check_file(path, DEFAULT_OPTIONS, "vi", "issued").findings


def _highlighted(data: bytes) -> list[tuple[int, str, str]]:
    """Page, comment and the letters under the boxes of each highlight."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            if raw.FPDFAnnot_GetSubtype(annotation) == _HIGHLIGHT:
                found.append((number, _value(annotation, b"Contents"), _under(text, annotation)))
    return found


def _value(annotation: object, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le")[:-1]


def _under(text: pypdfium2.PdfTextPage, annotation: object) -> str:
    words = ""
    for index in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
        quad = raw.FS_QUADPOINTSF()
        raw.FPDFAnnot_GetAttachmentPoints(annotation, index, quad)
        xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
        words += text.get_text_bounded(min(xs) + 1, min(ys) + 1, max(xs) - 1, max(ys) - 1)
    return words


def _letters(words: str) -> list[str]:
    """Sorted: PDFium gives the letters of a box in the order in which the file draws them."""
    return sorted("".join(words.split()))


@pytest.mark.parametrize("name", _NAMES)
def test_highlights_cover_the_words(name: str) -> None:
    path = _DOCUMENTS / f"{name}.pdf"
    data = path.read_bytes()
    placed = [each for each in _findings(path) if each.span is not None and each.span.end > each.span.start]
    text = extract_pdf(path, data).text
    copy = highlight_pdf(path, data, placed, "vi")
    found = _highlighted(copy.data)
    assert [page for page, _, _ in found] == [each.span.page for each in placed if each.span]
    by_comment = sorted((comment, words) for _, comment, words in found)
    wanted = sorted((f"{each.code} – ", text[each.span.start : each.span.end]) for each in placed if each.span)
    for (comment, _words), (code, _said) in zip(by_comment, wanted, strict=True):
        assert comment.startswith(code)
    letters = sorted(_letters(words) for _, words in by_comment)
    assert letters == sorted(_letters(said) for _, said in wanted)


def test_copy_reads_like_the_original() -> None:
    path = _DOCUMENTS / "huyen-tabbed.pdf"
    data = path.read_bytes()
    copy = highlight_pdf(path, data, _findings(path), "vi")
    assert extract_pdf(path, copy.data).text == extract_pdf(path, data).text
    assert not copy.signed


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_that_are_turned(turn: int, tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(_DOCUMENTS / "huyen-tabbed.pdf")
    for page in document:
        page.set_rotation(turn)  # the text runs sideways for who looks at the page
    path = tmp_path / "turned.pdf"
    document.save(path)
    upright = _DOCUMENTS / "huyen-tabbed.pdf"
    placed = [each for each in _findings(path) if each.code == "WRD001"]
    [(page, _, words)] = _highlighted(highlight_pdf(path, path.read_bytes(), placed, "vi").data)
    [same] = _highlighted(
        highlight_pdf(upright, upright.read_bytes(), [f for f in _findings(upright) if f.code == "WRD001"], "vi").data
    )
    assert (page, _letters(words)) == (same[0], _letters(same[2]))


def test_findings_without_a_place_are_notes_on_the_first_page() -> None:
    path = _DOCUMENTS / "huyen-tabbed.pdf"
    finding = _findings(path)[0].model_copy(update={"span": None})
    copy = highlight_pdf(path, path.read_bytes(), [finding, finding], "en")
    page = pypdfium2.PdfDocument(copy.data)[0]
    notes = [raw.FPDFPage_GetAnnot(page, index) for index in range(raw.FPDFPage_GetAnnotCount(page))]
    assert [raw.FPDFAnnot_GetSubtype(note) for note in notes] == [1, 1]
    assert "Note:" in _value(notes[0], b"Contents")
