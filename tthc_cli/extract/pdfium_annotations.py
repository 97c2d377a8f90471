"""Annotations that print text: an e-signature system writes number and date of an issued document that way, over the
blanks of the draft.

PDFium's text does not know annotations; it knows them once they are drawn into the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_ushort
from typing import NamedTuple, TypeAlias

from tthc_cli.extract.overlay import DrawnIn
from tthc_cli.extract.page_content import Word
from tthc_cli.extract.pdfium import Rect, pdfium

# FPDF_ANNOTATION_SUBTYPE: comments typed onto the page, rubber stamps, form fields and signatures.
_FREE_TEXT, _STAMP, _WIDGET = 3, 13, 20
_PRINTING = frozenset({_FREE_TEXT, _STAMP, _WIDGET})
# FPDF_ANNOT_FLAG: 1 invisible, 2 hidden, 32 not to be shown.
_HIDDEN = 1 | 2 | 32
_MOST = 1000
_ON_SCREEN, _FLATTENED = 0, 1
_LONGEST_VALUE = 512
_FIELD_EM, _LARGEST_FIELD, _OVER_BASELINE = 0.7, 12.0, 0.3
_FIELD_PLACE = -1
"""Places of field values count down from here: no character of the page has them."""

Corners: TypeAlias = tuple[float, float, float, float]
"""(left, bottom, right, top) in PDF coordinates."""


class Annotated(NamedTuple):
    """What annotations add to a page: the `places` of those drawn in, the `fields` that a viewer would draw (value and
    place), and how many characters the page had `before`."""

    before: int
    places: tuple[Corners, ...] = ()
    fields: tuple[tuple[str, Corners], ...] = ()

    def in_page(self, left: float, top: float) -> DrawnIn:
        """The drawn ones in points from the page's upper left corner, which is given in PDF coordinates."""
        return DrawnIn(self.before, tuple((p[0] - left, top - p[3], p[2] - left, top - p[1]) for p in self.places))

    def fields_in_page(self, left: float, top: float) -> Iterator[Word]:
        """The fields, a word each, where a viewer would print their values."""
        for number, (text, (x0, bottom, x1, upper)) in enumerate(self.fields, 1):
            size = min(_FIELD_EM * (upper - bottom), _LARGEST_FIELD) or 1.0
            baseline = top - (bottom + upper) / 2 + _OVER_BASELINE * size
            yield Word(text, x0 - left, x1 - left, baseline, size, _FIELD_PLACE - number)

    def turned(self) -> Annotated:
        """The same for a page that was turned since: its places are not known any more."""
        return Annotated(self.before)


def draw_in(page: int, text: int) -> Annotated:
    """Draws the annotations of an open page that print text into it. If any have `places`, the page must be opened anew
    to be seen."""
    library = pdfium()
    places: list[Corners] = []
    fields: list[tuple[str, Corners]] = []
    for index in range(min(library.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = library.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        if _prints(annotation):
            corners = _corners(annotation)
            value = "" if library.FPDFAnnot_GetObjectCount(annotation) else " ".join(_value(annotation).split())
            if value:
                fields.append((value, corners))
            else:
                places.append(corners)
        library.FPDFPage_CloseAnnot(annotation)
    if places and library.FPDFPage_Flatten(page, _ON_SCREEN) != _FLATTENED:
        places = []
    return Annotated(library.FPDFText_CountChars(text), tuple(places), tuple(fields))


def _prints(annotation: int) -> bool:
    kind = pdfium().FPDFAnnot_GetSubtype(annotation)
    return kind in _PRINTING and not pdfium().FPDFAnnot_GetFlags(annotation) & _HIDDEN


def _corners(annotation: int) -> Corners:
    box = Rect()
    pdfium().FPDFAnnot_GetRect(annotation, byref(box))
    return (box.left, min(box.top, box.bottom), box.right, max(box.top, box.bottom))


def _value(annotation: int) -> str:
    """The value of a form field; empty for anything else, and for a field that has a button or a signature."""
    buffer = (c_ushort * _LONGEST_VALUE)()
    length = pdfium().FPDFAnnot_GetStringValue(annotation, b"V", buffer, 2 * _LONGEST_VALUE)
    return bytes(buffer)[: max(0, min(length, 2 * _LONGEST_VALUE) - 2)].decode("utf-16-le", "replace")
