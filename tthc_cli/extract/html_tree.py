"""Bytes of a web page → its tree: encoding, limits, without what a reader does not see."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path

from lxml import etree, html

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx_xml import MOST_MARKS, Element, count_marks
from tthc_cli.extract.raw import RawNote
from tthc_cli.extract.text_encoding import decode_text

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE
)
_SEARCHED = 8192
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Browsers read these as windows-1252 (Encoding Standard, 4.2).
_LATIN = {"iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii", "windows-1252"}

_UNSEEN = (
    "script", "style", "head", "noscript", "template", "iframe", "object", "svg", "select", "button", "input",
    "textarea", "nav", "aside", "audio", "video", "canvas",
)  # fmt: skip
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_MHTML = re.compile(
    rb"(?:MIME-Version|From|Subject|Content-Type):[^\0]*?(?:multipart/related|text/html)", re.IGNORECASE
)
_MOST_PARTS = 2000


def is_mhtml(data: bytes) -> bool:
    """Whether these are the bytes of a page saved as one file (`.mht`), a mail with the page as its first part."""
    return _MHTML.match(data[:_SEARCHED].removeprefix(codecs.BOM_UTF8).lstrip()) is not None


def parse_page(path: Path, data: bytes) -> tuple[Element, tuple[RawNote, ...]]:
    """The body of a page without scripts, menus and hidden elements, and notes on its encoding.

    Nothing is fetched; entities are only those of HTML. Raises `UnreadableFileError` with `damaged`, `too_large` or
    `not_text`.
    """
    declared = None
    if is_mhtml(data):
        data, declared = _unpack(path, data)
    text, notes = _decode(path, data, declared)
    if count_marks(data) > MOST_MARKS:
        raise UnreadableFileError(path, "too_large", size=len(data), limit=MOST_MARKS)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_CONTROL.sub("", _XML_HEAD.sub("", text)), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(path, "damaged", detail=str(error)) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableFileError(path, "damaged", detail="nesting")
    _drop_unseen(root)
    return root, notes


def _unpack(path: Path, data: bytes) -> tuple[bytes, str | None]:
    """The page inside an MHTML file, and the encoding that its part declares."""
    message = email.message_from_bytes(data, EmailMessage, policy=email.policy.default)
    for index, part in enumerate(message.walk()):
        if index > _MOST_PARTS:
            break
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return payload, part.get_content_charset()
    raise UnreadableFileError(path, "damaged", detail="text/html")


def _decode(path: Path, data: bytes, declared: str | None) -> tuple[str, tuple[RawNote, ...]]:
    """By the mark of the file, by what it declares, else as a plain text would be."""
    found = _DECLARED.search(data[:_SEARCHED])
    name = (declared or (found[1].decode("ascii") if found else "")).lower()
    if data.startswith(_MARKS) or not name or name.startswith(("utf-16", "utf16", "unicode")):
        return decode_text(path, data)
    try:
        return data.decode("cp1252" if name in _LATIN else name), ()
    except (LookupError, UnicodeDecodeError):
        return decode_text(path, data)


def _drop_unseen(root: Element) -> None:
    for element in list(root.iter()):
        if isinstance(element.tag, str) and element.getparent() is not None and _is_unseen(element):
            _drop(element)


def _is_unseen(element: Element) -> bool:
    if element.tag in _UNSEEN or element.get("role") in _ROLES:
        return True
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN_STYLE.search(style) is not None)


def _drop(element: Element) -> None:
    """Takes an element out and leaves the text behind it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail
    if parent is None:
        return
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
