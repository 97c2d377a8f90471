"""The part of a page that holds the document, among the menus, lists of news and footers of a portal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.extract.docx_xml import Element
from tthc_cli.lexicon.columns import column_role
from tthc_cli.lexicon.document_types import kind_words
from tthc_cli.lexicon.keys import fold

_MOTTO = re.compile(r"cộng hoà xã hội chủ nghĩa việt nam|đảng cộng sản việt nam")
_END = re.compile(r"nơi nhận\s*:|phụ lục(?:\s+[ivx\d]+)?$")
_BLOCKS = ("p", "div", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "span", "b", "strong")
_LONGEST = 120
_HEAD_ROWS = 3


def find_main(root: Element) -> Element:
    """The smallest element with all that shows a document: its motto, the word of its kind set as a title, the
    recipients, the labels of appendices, tables of tasks. Without any of these `article` or `main`, else all of it.
    """
    anchors = list(_find_anchors(root))
    if not anchors:
        named = next(root.iter("article", "main"), None)
        return root if named is None else named
    above = [anchors[0], *anchors[0].iterancestors()]
    for anchor in anchors[1:]:
        line = {anchor, *anchor.iterancestors()}
        above = [element for element in above if element in line]
    return _widen(above[0])


def _find_anchors(root: Element) -> Iterator[Element]:
    for element in root.iter(*_BLOCKS, "table"):
        if element.tag == "table":
            if _has_task_head(element):
                yield element
        elif _is_anchor(element):
            yield element


def _is_anchor(element: Element) -> bool:
    if any(child.tag in _BLOCKS for child in element if isinstance(child.tag, str)) and element.tag in {"div", "td"}:
        return False  # its children will say
    text = _short_text(element)
    if not text or next(element.iterancestors("a"), None) is not None:
        return False
    key = fold(text)
    return bool(_MOTTO.search(key) or _END.match(key)) or (text.isupper() and key in kind_words())


def _short_text(element: Element) -> str:
    """The words of an element, or nothing for more than a title or line has."""
    words = " ".join("".join(map(str, element.itertext())).split())
    return words if len(words) <= _LONGEST else ""


def _has_task_head(table: Element) -> bool:
    for index, row in enumerate(table.iter("tr")):
        if index >= _HEAD_ROWS:
            return False
        roles = {column_role(text) for cell in row.iterchildren("td", "th") if (text := _short_text(cell))}
        if len(roles - {None}) >= 2:
            return True
    return False


def _widen(element: Element) -> Element:
    """From within a line or a table up to what holds it: the title and the text stand beside them."""
    inside = ("td", "th", "tr", "tbody", "thead", "table", "p", "span", "b", "strong", "center", "li",
              "h1", "h2", "h3", "h4", "h5", "h6", "i", "em", "u", "font")  # fmt: skip
    while element.tag in inside and (parent := element.getparent()) is not None:
        element = parent
    return element
