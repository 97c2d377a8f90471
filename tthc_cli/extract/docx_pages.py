"""The sections of a Word file: paper, margins, and the page number in their headers and footers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Literal, NamedTuple

from tthc_cli.extract.docx_content import BOX
from tthc_cli.extract.docx_package import Package
from tthc_cli.extract.docx_style import FullStyles
from tthc_cli.extract.docx_xml import PARAGRAPH, RUN, Element, R, W, attribute, find_child, is_on, parse_int
from tthc_cli.model.layout import PageNumber, PageSetup

MM_PER_TWIP = 25.4 / 1440
"""Word measures in twentieths of a point."""
_PAGE_FIELD = re.compile(r"^\s*PAGE\b", re.IGNORECASE)
_OTHER_DIGITS = re.compile(r"\\\*\s*(?:roman|alphabetic)", re.IGNORECASE)
_ARABIC = {None, "decimal"}

_Place = Literal["header", "footer"]
_PLACES: tuple[_Place, ...] = ("header", "footer")
_References = dict[tuple[str, str], str]
"""(`header` or `footer`, `default` or `first` or `even`) → id of the part."""


class SectionBreaks:
    """Which section a paragraph of the body belongs to. A section's properties stand in its last paragraph, those of
    the last one at the end of the body (17.6.17, 17.6.18).
    """

    def __init__(self, body: Element) -> None:
        self.properties: list[Element] = []
        self._sections: dict[Element, int] = {}
        for child in body:
            self._sections[child] = len(self.properties)
            self.properties += [found for found in child.iter(W + "sectPr") if not _is_former(found)]

    def section_of(self, paragraph: Element) -> int:
        """The number of the section, from 0."""
        node: Element | None = paragraph
        while node is not None and node not in self._sections:
            node = node.getparent()
        return 0 if node is None else min(self._sections[node], max(len(self.properties) - 1, 0))


def _is_former(properties: Element) -> bool:
    """Whether these are the properties before a tracked change."""
    parent = properties.getparent()
    return parent is not None and parent.tag == W + "sectPrChange"


def read_sections(breaks: SectionBreaks, package: Package, styles: FullStyles) -> Iterator[PageSetup]:
    """The sections in their order. A header that a section does not name is that of the section before (17.10.5)."""
    references: _References = {}
    # Each part is read once, however many sections share it.
    find_field = cache(partial(_find_field, package))
    for properties in breaks.properties:
        references = references | _read_references(properties)
        yield _read_setup(properties, _read_number(properties, references, find_field, styles))


def _read_references(properties: Element) -> _References:
    return {
        (place, child.get(W + "type", "default")): child.get(R + "id", "")
        for place in _PLACES
        for child in properties.iterchildren(f"{W}{place}Reference")
    }


def _read_setup(properties: Element, number: PageNumber | None) -> PageSetup:
    size, margins = (find_child(properties, W + name) for name in ("pgSz", "pgMar"))
    top, bottom, left, right = (_length(margins, side) for side in ("top", "bottom", "left", "right"))
    gutter = _length(margins, "gutter") or 0
    starts = parse_int(attribute(properties, "pgNumType", "start"))
    left = left if left is None else left + gutter
    return PageSetup(_length(size, "w"), _length(size, "h"), top, bottom, left, right, number, starts)


def _length(element: Element | None, name: str) -> float | None:
    """A length in millimetres; margins below zero mean the same distance (17.6.11)."""
    twips = None if element is None else parse_int(element.get(W + name))
    return None if twips is None else abs(twips) * MM_PER_TWIP


class _Field(NamedTuple):
    paragraph: Element
    properties: Element | None
    code: str
    tabs: int


def _read_number(
    properties: Element, references: _References, find_field: Callable[[str | None], _Field | None], styles: FullStyles
) -> PageNumber | None:
    own_first = is_on(properties, "titlePg")
    digits = attribute(properties, "pgNumType", "fmt")
    for place in _PLACES:
        field = find_field(references.get((place, "default")))
        if field is None:
            continue
        first = find_field(references.get((place, "first"))) if own_first else field
        return PageNumber(
            place,
            _is_centered(field, styles),
            digits in _ARABIC and not _OTHER_DIGITS.search(field.code),
            (parse_int(styles.run(field.paragraph, field.properties)["sz"], 20) or 20) / 2,
            first is not None,
        )
    return None


def _find_field(package: Package, relation_id: str | None) -> _Field | None:
    """The PAGE field of a header or footer."""
    root = None if relation_id is None else package.read_by_id(relation_id)
    if root is None:
        return None
    for paragraph in root.iter(PARAGRAPH):
        for node in paragraph.iter(W + "instrText", W + "fldSimple"):
            code = node.get(W + "instr", "") if node.tag == W + "fldSimple" else node.text or ""
            if _PAGE_FIELD.match(code):
                run = node.getparent() if node.tag == W + "instrText" else next(node.iter(RUN), None)
                before = sum(map(_is_typed, paragraph.iter(W + "tab")))
                return _Field(paragraph, None if run is None else find_child(run, W + "rPr"), code, before)
    return None


def _is_typed(tab: Element) -> bool:
    """Whether a `w:tab` is one in the text; in `w:tabs` it is a stop."""
    parent = tab.getparent()
    return parent is not None and parent.tag == RUN


def _is_centered(field: _Field, styles: FullStyles) -> bool:
    """By the paragraph, by its frame ("Insert page number" of older Word), or by the one tab to the middle that the
    style of headers has. Where a text box floats is not looked at: its number is taken to be in the middle.
    """
    if next(field.paragraph.iter(BOX), None) is not None or next(field.paragraph.iterancestors(BOX), None) is not None:
        return True
    frame = find_child(field.paragraph, W + "pPr")
    if attribute(frame, "framePr", "xAlign") == "center":
        return True
    aligned = any(tab.get(W + "alignment") == "center" for tab in field.paragraph.iter(W + "ptab"))
    return aligned or field.tabs == 1 or styles.paragraph(field.paragraph).get("jc") == "center"
