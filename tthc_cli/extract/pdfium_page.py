"""One page through PDFium: open it, turn it upright, hand out its words and rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref

from tthc_cli.extract.overlay import part_overlay
from tthc_cli.extract.page_content import PageContent, Word
from tthc_cli.extract.pdfium import Matrix, Rect, pdfium
from tthc_cli.extract.pdfium_annotations import Annotated, draw_in
from tthc_cli.extract.pdfium_rules import PageRules
from tthc_cli.extract.pdfium_text import PageText

_SAMPLE = 20


class PageError(Exception):
    """PDFium cannot open this page; the rest of the document may be well."""


@contextmanager
def open_page(document: int, number: int) -> Iterator[PageContent]:
    """The content of page `number` (from 0), turned upright; it answers questions until the page closes."""
    annotated: Annotated | None = None
    for _ in range(4):  # as it is; with its annotations drawn in; without its /Rotate; with its text upright
        with _opened(document, number) as page, _opened_text(page) as text:
            if annotated is None:
                annotated = draw_in(page, text)
                if annotated.places:
                    continue
            turn = pdfium().FPDFPage_GetRotation(page) or text_direction(text)
            if not turn:
                yield _read(page, text, annotated)
                return
            _turn(page, turn)
            annotated = annotated.turned()
    raise PageError("the page cannot be turned upright")


@contextmanager
def _opened(document: int, number: int) -> Iterator[int]:
    page = pdfium().FPDF_LoadPage(document, number)
    if not page:
        raise PageError(f"page {number + 1} cannot be opened")
    try:
        yield page
    finally:
        pdfium().FPDF_ClosePage(page)


@contextmanager
def _opened_text(page: int) -> Iterator[int]:
    text = pdfium().FPDFText_LoadPage(page)
    if not text:
        raise PageError("the text of the page cannot be read")
    try:
        yield text
    finally:
        pdfium().FPDFText_ClosePage(text)


def text_direction(text: int) -> int:
    """Quarters clockwise that bring most of the text upright; 0 where it is, or where there is next to none."""
    library = pdfium()
    count = library.FPDFText_CountChars(text)
    if count <= _SAMPLE:
        return 0
    matrix = Matrix()
    votes: Counter[int] = Counter()
    for index in range(0, count, count // _SAMPLE):
        if library.FPDFText_GetMatrix(text, index, byref(matrix)):
            votes[_quarters(matrix)] += 1
    turn, most = votes.most_common(1)[0] if votes else (0, 0)
    return turn if most * 2 > votes.total() else 0


def _quarters(matrix: Matrix) -> int:
    if abs(matrix.b) > abs(matrix.a):
        return 1 if matrix.b > 0 else 3
    return 2 if matrix.a < 0 else 0


def _turn(page: int, turn: int) -> None:
    """Draws the page `turn` quarters clockwise, with no /Rotate left; it must be opened anew to be seen.

    PDFium measures in the unturned page: rather than boxes, sizes and directions one by one, the page is mapped.
    """
    library, box = pdfium(), _box(page)
    matrix = {
        1: Matrix(0, -1, 1, 0, -box.bottom, box.right),
        2: Matrix(-1, 0, 0, -1, box.right, box.top),
        3: Matrix(0, 1, -1, 0, box.top, -box.left),
    }[turn]
    width, height = box.right - box.left, box.top - box.bottom
    if turn != 2:
        width, height = height, width
    library.FPDFPage_TransFormWithClip(page, byref(matrix), None)
    library.FPDFPage_SetMediaBox(page, 0, 0, width, height)
    library.FPDFPage_SetCropBox(page, 0, 0, width, height)
    library.FPDFPage_SetRotation(page, 0)


def _box(page: int) -> Rect:
    box = Rect()
    if not pdfium().FPDF_GetPageBoundingBox(page, byref(box)):
        raise PageError("the page has no size")
    return box


def _read(page: int, text: int, annotated: Annotated) -> PageContent:
    box = _box(page)
    rules = PageRules(box.left, box.top)
    rules.read_page(page)
    area = max(1.0, (box.right - box.left) * (box.top - box.bottom))
    reader = PageText(text, box.left, box.top)
    width, height = box.right - box.left, box.top - box.bottom
    found = _on_paper([*reader.words(), *annotated.fields_in_page(box.left, box.top)], width, height)
    words, overlay = part_overlay(found, annotated.in_page(box.left, box.top), reader.sideways)
    return PageContent(
        width=width,
        height=height,
        words=words,
        horizontals=rules.horizontals,
        verticals=rules.verticals,
        picture_share=min(1.0, rules.picture_area / area),
        is_bold=reader.is_bold,
        has_space=reader.has_space,
        drawings=rules.drawings,
        overlay=overlay,
    )


def _on_paper(words: list[Word], width: float, height: float) -> list[Word]:
    """The words that are not wholly outside the page's crop box, which nobody sees."""
    outside = [word for word in words if word.x1 < 0 or word.x0 > width or not 0 < word.baseline < height + word.size]
    return [word for word in words if word not in outside] if outside else words
