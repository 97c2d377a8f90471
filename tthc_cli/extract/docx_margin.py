"""Headers and footers of a Word file: which of them the first page shows, and which others there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tthc_cli.extract.docx_package import Package
from tthc_cli.extract.docx_xml import Element, R, W, is_on
from tthc_cli.extract.raw import Part

_REFERENCES: dict[str, Part] = {W + "headerReference": "header", W + "footerReference": "footer"}


class Margin(NamedTuple):
    """A header or footer: the root of its part."""

    part: Part
    root: Element


class Margins(NamedTuple):
    """The header of the first page, where a letterhead may stand; then all other headers and footers, each once."""

    first: Margin | None
    others: tuple[Margin, ...]


def read_margins(body: Element, package: Package) -> Margins:
    """The headers and footers that the sections of a document use, in their order; not those without any word, which
    only number the pages.
    """
    sections = [section for section in body.iter(W + "sectPr") if not _is_former(section)]
    opening = _opening_header(sections[0]) if sections else None
    named = dict(reference for section in sections for reference in _find_references(section))
    roots = {key: Margin(part, root) for key, part in named.items() if (root := package.read_by_id(key)) is not None}
    first = roots.pop(opening, None) if opening is not None else None
    others = {words: margin for margin in roots.values() if any(map(str.isalpha, words := _words(margin.root)))}
    if first is not None:
        others.pop(words := _words(first.root), None)
        first = first if any(map(str.isalpha, words)) else None
    return Margins(first, tuple(sorted(others.values(), key=lambda margin: margin.part != "header")))


def _words(root: Element) -> str:
    return "".join(text.text or "" for text in root.iter(W + "t"))


def _is_former(section: Element) -> bool:
    """Whether these are the properties before a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag == W + "sectPrChange"


def _find_references(section: Element) -> Iterator[tuple[str, Part]]:
    for child in section:
        if child.tag in _REFERENCES:
            yield child.get(R + "id", ""), _REFERENCES[str(child.tag)]


def _opening_header(section: Element) -> str | None:
    """17.10.6: with `w:titlePg` the first page has a header of its own, or none."""
    kind = "first" if is_on(section, "titlePg") else "default"
    headers = section.iterchildren(W + "headerReference")
    return next((header.get(R + "id") for header in headers if header.get(W + "type") == kind), None)
