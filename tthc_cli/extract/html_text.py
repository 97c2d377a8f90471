"""The lines of a page as a browser prints them: blocks, line breaks, numbers of lists, looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from tthc_cli.extract.docx_xml import Element
from tthc_cli.extract.legacy_fonts import LegacyFont, find_runs, read_font_name
from tthc_cli.extract.raw import WIDE_GAP
from tthc_cli.extract.raw_writer import TextLine

_BLOCKS = frozenset(
    {
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "center", "blockquote", "section", "article",
        "main", "header", "footer", "dl", "dt", "dd", "pre", "form", "fieldset", "figure", "figcaption", "body", "html",
        "address", "caption", "td", "th", "tr", "tbody", "thead", "tfoot", "hr", "details", "summary",
    }
)  # fmt: skip
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
_STYLE = re.compile(
    r"(?P<name>font-weight|text-align|text-transform|font-family)\s*:\s*(?P<value>[^;]+)", re.IGNORECASE
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile("[ \u00a0]*\u00a0[ \u00a0]*\u00a0[ \u00a0]*\u00a0[ \u00a0]*")
_SPACES = re.compile(" {2,}")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_ITEMS = 10_000


class Look(NamedTuple):
    """What an element hands down to the text in it."""

    bold: bool = False
    centered: bool = False
    upper: bool = False
    keeps_lines: bool = False
    linked: bool = False
    font: LegacyFont | None = None

    def within(self, element: Element) -> Look:
        """The look inside an element that stands in text of this look."""
        look = self
        tag = element.tag
        if tag in _BOLD:
            look = look._replace(bold=True)
        if tag == "center" or (element.get("align") or "").lower() == "center":
            look = look._replace(centered=True)
        elif element.get("align"):
            look = look._replace(centered=False)
        if tag == "pre":
            look = look._replace(keeps_lines=True)
        if tag == "a" and not (element.get("href") or "#").startswith("#"):
            look = look._replace(linked=True)
        if tag == "font" and element.get("face"):
            look = look._replace(font=_find_font(element.get("face", "")))
        style = element.get("style")
        return look._styled(style) if style else look

    def _styled(self, style: str) -> Look:
        look = self
        for found in _STYLE.finditer(style):
            name, value = found["name"].lower(), found["value"].strip().lower()
            if name == "font-weight":
                look = look._replace(bold=value.startswith(("bold", "6", "7", "8", "9")))
            elif name == "text-align":
                look = look._replace(centered=value.startswith("center"))
            elif name == "text-transform":
                look = look._replace(upper=value == "uppercase")
            else:
                look = look._replace(font=_find_font(found["value"]))
        return look


def _find_font(families: str) -> LegacyFont | None:
    return read_font_name(families.split(",")[0].strip(" '\""))


Block: TypeAlias = "TextLine | Element | None"
"""A line, a table that stands for itself, or None for a gap between paragraphs."""

_Piece: TypeAlias = tuple[str, Look]


class LineReader:
    """Reads the blocks of one element; call `read` once.

    With `skip_links` a line that is nothing but a link to another page is left out: menus, "Tải về", "Xem thêm".
    """

    def __init__(self, *, skip_links: bool = False) -> None:
        self._skip_links = skip_links
        self._pieces: list[_Piece] = []
        self._label = ""

    def read(self, element: Element, look: Look | None = None) -> Iterator[Block]:
        """Its lines and tables in order."""
        yield from self._read(element, look or Look())
        yield from self._end_line()

    def _read(self, element: Element, outer: Look) -> Iterator[Block]:
        look = outer.within(element)
        is_block = element.tag in _BLOCKS
        if is_block:
            yield from self._end_line()
        if element.tag == "li":
            self._label = find_label(element)
        self._add(element.text, look)
        for child in element:
            if child.tag == "table":
                yield from self._end_line()
                yield child
            elif child.tag == "br":
                yield from self._end_line()
            elif isinstance(child.tag, str):
                yield from self._read(child, look)
            self._add(child.tail, look)
        if is_block:
            empty = not any(text.strip(" \t\r\n\f") for text, _ in self._pieces)
            yield from self._end_line()
            if empty and element.tag == "p":
                yield None

    def _add(self, text: str | None, look: Look) -> None:
        if text:
            self._pieces.append((text.upper() if look.upper and not look.font else text, look))

    def _end_line(self) -> Iterator[TextLine]:
        pieces, self._pieces = self._pieces, []
        if self._skip_links and all(look.linked for text, look in pieces if text.strip()):
            return
        for line in _split_lines(pieces):
            made = make_line(line, self._label)
            if made is not None:
                self._label = ""
                yield made


def _split_lines(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """One line, but for what `pre` keeps as it is typed."""
    line: list[_Piece] = []
    for text, look in pieces:
        first, *more = text.splitlines() if look.keeps_lines and text.strip() else [text]
        line.append((first, look))
        for following in more:
            yield line
            line = [(following, look)]
    yield line


def make_line(pieces: list[_Piece], label: str = "") -> TextLine | None:
    """The pieces with blanks as a browser prints them; None where nothing is to be seen."""
    texts: list[tuple[str, Look]] = []
    ends_blank = True
    for text, look in pieces:
        shown = _WIDE.sub(WIDE_GAP, text) if look.keeps_lines else _WIDE.sub("\u00a0" * 4, _BLANKS.sub(" ", text))
        if ends_blank and not look.keeps_lines:
            shown = shown.lstrip(" ")
        if shown:
            texts.append((shown.replace("\u00a0", " "), look))
            ends_blank = shown[-1] in " \u00a0"
    while texts and not texts[-1][0].strip():
        texts.pop()
    if not texts:
        return None
    texts[0] = (texts[0][0].lstrip(), texts[0][1])
    texts[-1] = (texts[-1][0].rstrip(), texts[-1][1])
    shown_looks = [look for text, look in texts if text.strip()]
    text = label + "".join(text for text, _ in texts)
    runs = tuple(find_runs(((text, look.font) for text, look in texts), len(label)))
    bold, centered = all(look.bold for look in shown_looks), shown_looks[0].centered if shown_looks else False
    return TextLine(text, bold, centered, runs) if text.strip() else None


# --- numbers of lists ------------------------------------------------------------------------------------


def find_label(item: Element) -> str:
    """What a browser prints before a list item: its number with a full stop, a dash for a bullet."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    if "list-style" in (parent.get("style") or "") and "none" in (parent.get("style") or ""):
        return ""
    number = _parse_int(parent.get("start"), 1) - 1
    for sibling in parent.iterchildren("li"):
        number = _parse_int(sibling.get("value"), number + 1)
        if sibling is item:
            break
    return f"{_show_number(number, parent.get('type') or '1')}. "


def _show_number(number: int, kind: str) -> str:
    if kind in "aA" and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in "iI" and 1 <= number <= 39:
        text, rest = "", number
        for value, digits in _ROMAN:
            text += digits * (rest // value)
            rest %= value
        return text.upper() if kind == "I" else text
    return str(number)


def _parse_int(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default
