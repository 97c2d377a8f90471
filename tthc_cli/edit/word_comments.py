"""Findings as comments of a Word file (ISO/IEC 29500-1, 17.13.4)."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from tthc_cli.edit.annotated import AnnotatedCopy
from tthc_cli.edit.comment_text import CommentText
from tthc_cli.edit.word_package import copy_package
from tthc_cli.edit.word_places import CommentPlace, CommentPlaces
from tthc_cli.edit.word_runs import CutRuns
from tthc_cli.extract.docx import trace_docx
from tthc_cli.extract.docx_package import Package, part_key
from tthc_cli.extract.docx_xml import PARAGRAPH, RUN, Element, R, W, find_child, parse_int
from tthc_cli.model.findings import Finding
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

AUTHOR = "tthc"
_COMMENT, _START, _END = W + "comment", W + "commentRangeStart", W + "commentRangeEnd"
_PROPERTIES = W + "pPr"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def comment_docx(
    path: Path, data: bytes, findings: Sequence[Finding], lang: str, options: ExtractOptions = DEFAULT_OPTIONS
) -> AnnotatedCopy:
    """A copy of a Word file with each finding as a comment on its words.

    Comments that are there stay. One about words where Word takes no comments (headers, footers, notes), or about the
    document as a whole, stands at the first paragraph; one about a text box at the box. The same input gives the same
    bytes. Raises `UnreadableFileError` like `extract_docx`.
    """
    traced = trace_docx(path, data, options)
    places = CommentPlaces(traced)
    found = [(finding, place) for finding in findings if (place := places.find(finding.span)) is not None]
    comments = _Comments(traced.package)
    words = CommentText(path, traced.text, lang)
    _anchor([place for _, place in found], comments.next_id, traced.main)
    for finding, place in found:
        comments.add(words.lines(finding, quoted=place.elsewhere))
    changed = {traced.package.main_part: traced.main, **comments.changed_parts()} if found else {}
    copy = copy_package(path, data, changed, options.max_bytes)
    return AnnotatedCopy(copy, len(found), traced.package.is_signed())


def _anchor(places: Sequence[CommentPlace], first_id: int, main: Element) -> None:
    """Puts the marks of each comment around its characters; the runs are cut for all of them before."""
    cut = CutRuns(
        [place.first for place in places if place.first is not None],
        [place.last for place in places if place.last is not None],
    )
    for number, place in enumerate(places, first_id):
        start, end = (main.makeelement(tag, {W + "id": str(number)}) for tag in (_START, _END))
        first = None if place.first is None else cut.run_of(place.first)
        last = None if place.last is None else cut.run_of(place.last)
        if first is None or last is None:
            _put_first(place.paragraph, [start, end, _reference(main, number)])
            continue
        first.addprevious(start)
        last.addnext(end)
        _child_above(end).addnext(_reference(main, number))


def _put_first(paragraph: Element, marks: list[Element]) -> None:
    properties = find_child(paragraph, _PROPERTIES)
    at = 0 if properties is None else paragraph.index(properties) + 1
    for mark in reversed(marks):
        paragraph.insert(at, mark)


def _child_above(node: Element) -> Element:
    """The child of the paragraph that the node is or lies in: a link, a content control, an accepted change."""
    child = node
    for above in node.iterancestors():
        if above.tag == PARAGRAPH:
            break
        child = above
    return child


def _reference(main: Element, number: int) -> Element:
    run = main.makeelement(RUN, {})
    etree.SubElement(run, W + "commentReference", {W + "id": str(number)})
    return run


class _Comments:
    """The comments part of a package, and the parts that must name it where it is new."""

    def __init__(self, package: Package) -> None:
        self._package = package
        part = package.related_part("comments")
        found = None if part is None else package.read_part(part)
        self._is_new = found is None or part is None
        self._part = self._free_name() if part is None or found is None else part
        self._root = etree.Element(W + "comments", nsmap={"w": W[1:-1]}) if found is None else found
        ids = (parse_int(comment.get(W + "id"), -1) or 0 for comment in self._root.iter(_COMMENT))
        self.next_id = self._free_id = max(ids, default=-1) + 1

    def add(self, lines: Sequence[str]) -> None:
        """Adds a comment, a paragraph a line, under the next free id."""
        about = {W + "id": str(self._free_id), W + "author": AUTHOR, W + "initials": AUTHOR}
        comment = etree.SubElement(self._root, _COMMENT, about)
        for line in lines:
            run = etree.SubElement(etree.SubElement(comment, PARAGRAPH), RUN)
            etree.SubElement(run, W + "t").text = line
        self._free_id += 1

    def changed_parts(self) -> dict[str, Element]:
        """The parts to be written, by name."""
        changed = {self._part: self._root}
        if self._is_new:
            changed |= self._named_in_types() | self._named_in_relations()
        return changed

    def _free_name(self) -> str:
        folder = posixpath.dirname(self._package.main_part)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(1000))
        return next(name for name in names if self._package.read_part(name) is None)

    def _named_in_types(self) -> dict[str, Element]:
        name = part_key("[Content_Types].xml")
        root = self._package.read_part(name)
        if root is None:
            return {}
        etree.SubElement(root, _TYPES + "Override", {"PartName": f"/{self._part}", "ContentType": _COMMENTS_TYPE})
        return {name: root}

    def _named_in_relations(self) -> dict[str, Element]:
        folder, main = posixpath.split(self._package.main_part)
        name = posixpath.join(folder, "_rels", f"{main}.rels")
        root = self._package.read_part(name)
        if root is None:
            root = etree.fromstring(f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>')
        taken = {relation.get("Id") for relation in root}
        free = next(f"rIdTthc{number}" for number in range(len(taken) + 1) if f"rIdTthc{number}" not in taken)
        about = {"Id": free, "Type": f"{R[1:-1]}/comments", "Target": posixpath.basename(self._part)}
        etree.SubElement(root, _RELATIONS + "Relationship", about)
        return {name: root}
