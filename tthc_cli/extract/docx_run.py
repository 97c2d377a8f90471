"""The text of a paragraph's runs: characters, symbols, results of fields, accepted changes, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tthc_cli.extract.docx_look import Look, Styles, read_look
from tthc_cli.extract.docx_xml import ALTERNATIVES, RUN, Element, M, W, attribute, find_child
from tthc_cli.extract.legacy_fonts import LegacyFont, read_font_name

_TEXT, _SYMBOL, _RUBY, _FIELD_MARK = W + "t", W + "sym", W + "ruby", W + "fldChar"
_FORMULAS, _FORMULA_TEXT = {M + "oMath", M + "oMathPara"}, M + "t"
_WRAPPERS = {
    W + tag
    for tag in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
TAB, LINE_BREAK = "\t", "\n"
_CHARACTERS = {
    W + "tab": TAB,
    W + "ptab": TAB,
    W + "br": LINE_BREAK,
    W + "cr": LINE_BREAK,
    W + "noBreakHyphen": "-",  # "41/KH‑SNgV" is typed with it so that the number is not cut
}
_SYMBOL_FONT = {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xAE: "→", 0xB9: "≠", 0xBB: "≈", 0x2D: "-"}


class Piece(NamedTuple):
    """Text of one run with its look; `font` is a font of before Unicode, `properties` its direct format. A line break
    stands alone. `node` is the element that prints it, for who must find the place again; None in formulas.
    """

    text: str
    bold: bool = False
    size: float | None = None
    font: LegacyFont | None = None
    properties: Element | None = None
    node: Element | None = None


class NoteMark(NamedTuple):
    """Where a note is referred to: in which part it stands (`footnotes` or `endnotes`), and its id there."""

    kind: str
    note_id: str


class Runs:
    """The runs of one story, to be read in document order: a field may begin in one paragraph and end in another.

    `note_marks` grows by each note that is referred to.
    """

    def __init__(self, story: Element, styles: Styles) -> None:
        self.note_marks: list[NoteMark] = []
        self._styles = styles
        self._follows_fields = _fields_are_closed(story)
        self._open_fields: list[bool] = []  # true where a field is still in its instruction, which is not printed

    def read(self, node: Element, style_id: str) -> Iterator[Piece]:
        """The printed pieces of a paragraph or of a wrapper in it; `style_id` is the paragraph's style."""
        for child in node:
            if child.tag == RUN:
                yield from self._read_content(child, find_child(child, W + "rPr"), style_id)
            elif child.tag in _WRAPPERS:
                yield from self.read(child, style_id)
            elif child.tag == ALTERNATIVES and len(child):
                yield from self.read(child[0], style_id)
            elif child.tag in _FORMULAS:
                yield Piece("".join(map(str, child.itertext(_FORMULA_TEXT))))

    def _read_content(self, run: Element, properties: Element | None, style_id: str) -> Iterator[Piece]:
        look = self._look(properties, style_id)
        font = read_font_name(look.font) if look.font else None
        for child in run:
            if child.tag == _FIELD_MARK:
                self._pass_field_mark(child.get(W + "fldCharType"))
            elif look.hidden or (self._open_fields and any(self._open_fields)):
                continue
            elif text := _read_characters(child):
                shown = text.upper() if look.caps and not font else text
                yield Piece(shown, bool(look.bold), look.size, font, properties, child)
            elif child.tag in _NOTES:
                self.note_marks.append(NoteMark(_NOTES[str(child.tag)], child.get(W + "id", "")))
            elif child.tag == _RUBY:
                yield from self.read(base, style_id) if (base := child.find(W + "rubyBase")) is not None else ()
            elif child.tag == ALTERNATIVES:
                branches = (list(self._read_content(branch, properties, style_id)) for branch in child)
                yield from next(filter(None, branches), [])

    def _pass_field_mark(self, kind: str | None) -> None:
        if not self._follows_fields:
            return
        if kind == "begin":
            self._open_fields.append(True)
        elif self._open_fields and kind == "separate":
            self._open_fields[-1] = False
        elif self._open_fields and kind == "end":
            self._open_fields.pop()

    def _look(self, properties: Element | None, style_id: str) -> Look:
        styled = self._styles.run_look(style_id, attribute(properties, "rStyle") or "")
        return styled if properties is None else read_look(None, properties).over(styled)


def _fields_are_closed(story: Element) -> bool:
    """Whether each field that begins also ends. In a file that lost an end, nothing may be taken for an instruction."""
    depth = 0
    for mark in story.iter(_FIELD_MARK):
        depth += {"begin": 1, "end": -1}.get(mark.get(W + "fldCharType", ""), 0)
        if depth < 0:
            return False
    return depth == 0


def _read_characters(element: Element) -> str:
    """What one child of a run prints. Line feeds and tabs inside `w:t` are spaces to Word; its own are elements."""
    if element.tag == _TEXT:
        return (element.text or "").replace("\n", " ").replace("\t", " ").replace("\r", " ")
    if element.tag == _SYMBOL:
        return _read_symbol(element)
    return _CHARACTERS.get(str(element.tag), "")


def _read_symbol(element: Element) -> str:
    code = element.get(W + "char", "")
    if not re.fullmatch("[0-9A-Fa-f]{4}", code) or code[0] in "dD":  # D800–DFFF are halves of characters
        return ""
    value = int(code, 16)
    known = _SYMBOL_FONT.get(value & 0xFF) if element.get(W + "font") == "Symbol" else None
    return known or chr(value)
