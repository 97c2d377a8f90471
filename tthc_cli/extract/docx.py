"""Word files (DOCX): text as a reader sees it, with automatic numbers, merged cells, text boxes and accepted changes.

Read from the XML itself: python-docx loses text inside content controls, smart tags, text boxes and tracked changes,
knows no automatic numbers, and takes 130 ms to import. Every part is measured before it is inflated, and files with a
DTD are refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx_look import UNREAD, Styles
from tthc_cli.extract.docx_margin import Margin, read_margins
from tthc_cli.extract.docx_numbering import Numbering
from tthc_cli.extract.docx_package import Package
from tthc_cli.extract.docx_paragraph import StoryReader
from tthc_cli.extract.docx_waivers import CommentWaivers
from tthc_cli.extract.docx_writer import PlacedLine, PlacedMark, Writer
from tthc_cli.extract.docx_xml import Element, W
from tthc_cli.extract.raw import Part, RawDocument, RawNote
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata")

_BODY: tuple[Part, ...] = ("body",)
_ALL_PARTS: tuple[Part, ...] = ("body", "header", "footer", "note")


def extract_docx(path: Path, data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """The text of a Word file.

    Promises: paragraphs and tables in the order of the file; one line for what a typed break or the end of the
    paragraph closes, none where nothing is shown; automatic numbers at the start of their paragraph; deleted and hidden
    text left out. The header of the first page stands before the body, notes and the other headers and footers after
    it, all marked as such. Comments are not text; of those that ask for silence, the places are given.

    Raises `UnreadableFileError` with `damaged`, `encrypted`, `too_large`, `unsafe`, `not_a_document`, `no_text` or
    `only_pictures`.
    """
    try:
        return _extract(path, data, options)
    except RecursionError as error:
        raise UnreadableFileError(path, "damaged", detail="nesting") from error


class TracedText(NamedTuple):
    """The text that `extract_docx` gives, the `lines` of the file that it is put together from, and the `package` and
    the root of its `main` part, which the lines belong to.
    """

    text: str
    lines: tuple[PlacedLine, ...]
    package: Package
    main: Element


def trace_docx(path: Path, data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> TracedText:
    """Reads a Word file once more and keeps where each line comes from, for who writes into a copy of it. Raises like
    `extract_docx`.
    """
    try:
        package, main, text = _read_text(path, data, options, keep=_ALL_PARTS)
    except RecursionError as error:
        raise UnreadableFileError(path, "damaged", detail="nesting") from error
    return TracedText(text.writer.text, tuple(text.writer.lines), package, main)


def _read_text(
    path: Path, data: bytes, options: ExtractOptions, *, keep: Collection[Part]
) -> tuple[Package, Element, _Text]:
    package = Package(path, data, options.max_bytes)
    main = package.read_main()
    body = main.find(W + "body")
    if body is None:
        raise UnreadableFileError(path, "damaged", detail="w:body")
    styles = Styles(package.read_related("styles", UNREAD))
    waivers = CommentWaivers(package, body)
    numbering = Numbering(package.read_related("numbering"), styles)
    text = _Text(Writer(path, waivers, keep=keep), body, package, styles, numbering)
    if not text.add_all():
        raise UnreadableFileError(path, "only_pictures" if _holds_pictures(body) else "no_text")
    return package, main, text


def _extract(path: Path, data: bytes, options: ExtractOptions) -> RawDocument:
    package, main, text = _read_text(path, data, options, keep=_BODY if options.layout else ())
    document = RawDocument(
        str(path),
        MEDIA_TYPE,
        hashlib.sha256(data).hexdigest(),
        text.writer.text,
        tuple(text.writer.blocks),
        notes=tuple(_note_foreign_parts(main)),
        legacy_runs=tuple(text.writer.legacy_runs),
        waivers=text.writer.waivers.placed(),
    )
    if not options.layout:
        return document
    # Imported here: who only reads a document does not wait for it.
    from tthc_cli.extract.docx_layout import read_layout

    return document._replace(layout=read_layout(text.writer.lines, text.body, package))


class _Text:
    """The text of one file, put together from its stories."""

    def __init__(self, writer: Writer, body: Element, package: Package, styles: Styles, numbering: Numbering) -> None:
        self.writer = writer
        self.body = body
        self._package = package
        self._styles = styles
        self._numbering = numbering

    def add_all(self) -> bool:
        """Adds everything; says whether the body holds any text."""
        margins = read_margins(self.body, self._package)
        self._add_margins([margins.first] if margins.first is not None else [])
        above = len(self.writer.blocks)
        self.writer.add_story(self._reader(self.body), self.body)
        has_text = len(self.writer.blocks) > above
        self._add_notes(self.writer.note_marks)
        self._add_margins(margins.others)
        return has_text

    def _reader(self, story: Element) -> StoryReader:
        """Each story counts its numbers anew."""
        return StoryReader(story, self._styles, self._numbering.anew())

    def _add_margins(self, margins: Sequence[Margin]) -> None:
        for part, root in margins:
            self.writer.add_story(self._reader(root), root, part)

    def _add_notes(self, marks: Sequence[PlacedMark]) -> None:
        notes: dict[str, dict[str, Element]] = {}
        for mark, offset in marks:
            if mark.kind not in notes:
                root = self._package.read_related(mark.kind)
                notes[mark.kind] = {} if root is None else {note.get(W + "id", ""): note for note in root}
            note = notes[mark.kind].pop(mark.note_id, None)
            if note is not None:
                self.writer.add_note(self._reader(note).read_cell(note), offset)


def _holds_pictures(body: Element) -> bool:
    return next(body.iter(*_PICTURES), None) is not None


def _note_foreign_parts(main: Element) -> Iterator[RawNote]:
    """`w:altChunk` embeds a document of another format, which Word converts when it opens the file (17.17.2.1)."""
    parts = sum(1 for _ in main.iter(W + "altChunk"))
    if parts:
        yield RawNote("docx_foreign_part", {"count": parts})
