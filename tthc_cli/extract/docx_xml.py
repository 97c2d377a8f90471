"""The XML of Word files: its names, and a parser that neither a bomb nor an entity gets past."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from tthc_cli.errors import UnreadableFileError

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

PARAGRAPH, TABLE, RUN = W + "p", W + "tbl", W + "r"
ALTERNATIVES = MC + "AlternateContent"
TAKEN_OUT = frozenset({W + "del", W + "moveFrom"})
"""What tracked changes have taken out; the text inside is no longer the document's."""

OFF = frozenset({"0", "false", "off", "none"})
"""Values that turn a switch off (17.17.4)."""

MOST_MARKS = 600_000
"""Most tags and attributes of one file together; a plan of 20 pages has 7,000. Each costs up to 240 bytes of memory,
however few it takes in the file."""
_LARGEST_NUMBER = 2**31
_HEAD = 8192
"""Bytes of a part in which its DTD and the names of its root stand, if a program wrote it."""
_FEW_BYTES = 400_000
STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M),
)
"""The names of ISO 29500 Strict, and those that programs write by default."""


def parse_xml(path: Path, name: str, xml: bytes) -> Element:
    """The root of a part; the names of ISO 29500 Strict are turned into those that programs write by default.

    Raises `UnreadableFileError` with `damaged`, or with `unsafe` for a part with a DTD, which Office never writes:
    without one no entity can expand or be fetched.
    """
    xml = _in_utf8(path, name, xml)
    head = xml[:_HEAD]
    if b"<!DOCTYPE" in head:  # before a single entity is read
        raise UnreadableFileError(path, "unsafe", part=name)
    if b"purl.oclc.org" in head:
        for strict, space in STRICT_NAMES:
            xml = xml.replace(strict, space[1:-1].encode())
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:  # ValueError: an encoding that does not exist
        raise UnreadableFileError(path, "damaged", detail=f"{name}: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:  # far down, or in an encoding that hides it from a search
        raise UnreadableFileError(path, "unsafe", part=name)
    return root


def _in_utf8(path: Path, name: str, xml: bytes) -> bytes:
    """UTF-16, the other encoding that packages allow, as UTF-8."""
    if not xml.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return xml
    try:
        text = xml.decode("utf-16")
    except UnicodeError as error:
        raise UnreadableFileError(path, "damaged", detail=f"{name}: {error}") from error
    return text[text.find("?>") + 2 if text.startswith("<?xml") else 0 :].encode()


def leave_out(xml: bytes, tag: str) -> bytes:
    """The part without its `w:tag` elements, which must not lie in one another; as it is where one has no end.

    Done on the bytes: what is never asked for need not be parsed. Another prefix than `w` only costs the time.
    """
    start, end = b"<w:" + tag.encode(), b"</w:" + tag.encode() + b">"
    first, *others = xml.split(start)
    closed = [piece.partition(end) for piece in others]
    return first + b"".join(rest for _, _, rest in closed) if all(found for _, found, _ in closed) else xml


def count_marks(xml: bytes) -> int:
    """How many tags and attributes these bytes hold at most; 0 where they are too few to matter."""
    return 0 if len(xml) < _FEW_BYTES else xml.count(b"<") + xml.count(b"=")


def find_child(parent: Element, tag: str) -> Element | None:
    """The first child of this tag: what `parent.find(tag)` gives, in half the time."""
    return next(parent.iterchildren(tag), None)


def attribute(parent: Element | None, child: str, name: str = "val") -> str | None:
    """Value of `w:name` at the child `w:child`; None without the child or the attribute."""
    element = None if parent is None else find_child(parent, W + child)
    return None if element is None else element.get(W + name)


def is_on(parent: Element | None, child: str) -> bool:
    """Whether the switch `w:child` is there and on; an element without a value is on."""
    element = None if parent is None else find_child(parent, W + child)
    return element is not None and (element.get(W + "val") or "true").lower() not in OFF


def parse_int(text: str | None, default: int | None = None) -> int | None:
    """A whole number as Word writes it; `default` for anything else, which a damaged or hostile file may hold."""
    try:
        value = default if text is None else int(text)
    except ValueError:
        return default
    return value if value is not None and abs(value) < _LARGEST_NUMBER else default
