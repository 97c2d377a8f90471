"""Word files (DOCX): text as a reader sees it, with automatic numbers, merged cells, text boxes and accepted changes.

Read from the XML itself: python-docx loses text inside content controls, smart tags, text boxes and tracked changes,
knows no automatic numbers, and takes 130 ms to import. Every part is measured before it is inflated, and files with a
DTD are refused.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, overload

from lxml import etree

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx_numbering import Look, Numbering, Styles, W, attribute, read_look
from tthc_cli.extract.docx_table import Grid, GridCell, find_content, read_grid
from tthc_cli.extract.raw import WIDE_GAP, RawBlock, RawCell, RawDocument, RawLine, RawRow, RawTable
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element: TypeAlias = object

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_PART_BYTES = 60_000_000
"""Largest part that is inflated. The main part of a plan of 100 pages with tables has about 3 MB."""
_SUSPECT_BYTES, _MAX_RATIO = 8_000_000, 250  # Word's own XML deflates 10 to 60 times, a bomb 1,000 times

_PARAGRAPH, _TABLE, _RUN, _TEXT, _BOX = W + "p", W + "tbl", W + "r", W + "t", W + "txbxContent"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULAS, _FORMULA_TEXT = {_MATH + "oMath", _MATH + "oMathPara"}, _MATH + "t"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN_PART = re.compile(r"word/document\d*\.xml")
_OTHER_PACKAGES = {"xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx", "content.xml": "odf"}

_RUN_WRAPPERS = {
    W + tag
    for tag in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
}
_TAKEN_OUT = {W + "del", W + "moveFrom"}
_TAB, _BREAK = "\t", "\n"
_CHARACTERS = {
    W + "tab": _TAB,
    W + "ptab": _TAB,
    W + "br": _BREAK,
    W + "cr": _BREAK,
    W + "noBreakHyphen": "-",  # "41/KH‑SNgV" is typed with it so that the number is not cut
}
_SYMBOL_FONT = {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xAE: "→", 0xB9: "≠", 0xBB: "≈"}


class _Piece(NamedTuple):
    """Text of one run with its look. A line break stands alone."""

    text: str
    bold: bool = False
    size: float | None = None


class _TypedLine(NamedTuple):
    text: str
    bold: bool | None
    size: float | None
    centered: bool


def extract_docx(path: Path, data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """The text of a Word file.

    Promises: paragraphs and tables in the order of the file; one line for what a typed break or the end of the
    paragraph closes, none where nothing is shown; automatic numbers at the start of their paragraph; deleted and hidden
    text left out. Headers, footers, footnotes and comments are not read.

    Raises `UnreadableFileError` with `damaged`, `encrypted`, `too_large`, `unsafe`, `not_a_document` or `no_text`.
    """
    try:
        main, styles_part, numbering_part = _read_parts(path, data)
        body = main.find(W + "body")
        if body is None:
            raise UnreadableFileError(path, "damaged", detail="w:body")
        styles = Styles(styles_part)
        writer = _Writer(_Reader(styles, Numbering(numbering_part, styles)))
        writer.add_content(body)
    except RecursionError as error:
        raise UnreadableFileError(path, "damaged", detail="nesting") from error
    if not writer.text.strip():
        raise UnreadableFileError(path, "no_text")
    sha256 = hashlib.sha256(data).hexdigest()
    return RawDocument(str(path), MEDIA_TYPE, sha256, writer.text, tuple(writer.blocks))


# ── The package ──


def _read_parts(path: Path, data: bytes) -> tuple[Element, Element | None, Element | None]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = {info.filename: info for info in package.infolist()}
            main = next(filter(_MAIN_PART.fullmatch, sorted(infos)), None)
            if main is None:
                found = next((kind for name, kind in _OTHER_PACKAGES.items() if name in infos), "zip")
                raise UnreadableFileError(path, "not_a_document", found=found)
            return (
                _read_part(path, package, infos[main]),
                _read_part(path, package, infos.get("word/styles.xml")),
                _read_part(path, package, infos.get("word/numbering.xml")),
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableFileError(path, "damaged", detail=str(error)) from error


@overload
def _read_part(path: Path, package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Element: ...
@overload
def _read_part(path: Path, package: zipfile.ZipFile, info: zipfile.ZipInfo | None) -> Element | None: ...
def _read_part(path: Path, package: zipfile.ZipFile, info: zipfile.ZipInfo | None) -> Element | None:
    return None if info is None else _parse_part(path, info.filename, _inflate(path, package, info))


def _inflate(path: Path, package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a part; never more than its entry declares, so that a false declaration costs nothing."""
    if info.flag_bits & 1:
        raise UnreadableFileError(path, "encrypted")
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        # zipfile inflates bz2 and lzma without a bound; Word writes neither.
        raise UnreadableFileError(path, "damaged", detail=f"{info.filename}: compression {info.compress_type}")
    size = info.file_size
    if size > MAX_PART_BYTES or (size > _SUSPECT_BYTES and size > _MAX_RATIO * max(info.compress_size, 1)):
        raise UnreadableFileError(path, "too_large", size=size, limit=MAX_PART_BYTES, part=info.filename)
    with package.open(info) as part:
        return part.read(size + 1)


def _parse_part(path: Path, name: str, xml: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(xml.replace(_STRICT, W[1:-1].encode()), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(path, "damaged", detail=f"{name}: {error.msg}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFileError(path, "unsafe", part=name)
    return root


# ── Paragraphs ──


class _Reader:
    """Paragraphs and cells of one document as typed lines; ask once for each, in document order: it counts numbers."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self._numbering = numbering
        self._style_looks: dict[tuple[str, str], Look] = {}

    def read_paragraph(self, paragraph: Element) -> list[_TypedLine]:
        """The lines of a paragraph that hold anything, its number before the first; not those of its text boxes."""
        properties = paragraph.find(W + "pPr")
        style_id = self.styles.paragraph_style(attribute(properties, "pStyle"))
        segments = _split_at_breaks(self._read_pieces(paragraph, style_id))
        if not segments and _mark_is_deleted(properties):
            return []
        direct = read_look(properties, None)
        number = self._numbering.next_number(direct, style_id)
        if number and not segments:
            segments, number = [[]], number.rstrip()
        look = direct.over(self.styles.look(style_id)).over(self.styles.defaults)
        return [_typed_line("" if i else number, pieces, bool(look.centered)) for i, pieces in enumerate(segments)]

    def read_cell(self, container: Element) -> Iterator[_TypedLine]:
        """All lines of a cell or text box; a table inside gives the lines of its cells one after another."""
        for element in find_content(container, _PARAGRAPH, _TABLE):
            if element.tag == _PARAGRAPH:
                yield from self.read_paragraph(element)
                for box in find_boxes(element):
                    yield from self.read_cell(box)
            else:
                for row in read_grid(element, self.styles).rows:
                    for cell in row:
                        yield from self.read_cell(cell.element)

    def _read_pieces(self, node: Element, style_id: str) -> Iterator[_Piece]:
        for child in node:
            if child.tag == _RUN:
                yield from self._read_run(child, style_id)
            elif child.tag in _RUN_WRAPPERS:
                yield from self._read_pieces(child, style_id)
            elif child.tag == _ALTERNATIVES and len(child):
                yield from self._read_pieces(child[0], style_id)
            elif child.tag in _FORMULAS:
                yield _Piece("".join(map(str, child.itertext(_FORMULA_TEXT))))

    def _read_run(self, run: Element, style_id: str) -> Iterator[_Piece]:
        look = self._run_look(run.find(W + "rPr"), style_id)
        if look.hidden:
            return
        for child in run:
            text = _read_characters(child)
            if text:
                yield _Piece(text.upper() if look.caps else text, bool(look.bold), look.size)

    def _run_look(self, properties: Element | None, style_id: str) -> Look:
        key = (style_id, attribute(properties, "rStyle") or "")
        if key not in self._style_looks:
            self._style_looks[key] = self._combine_styles(*key)
        styled = self._style_looks[key]
        return styled if properties is None else read_look(None, properties).over(styled)

    def _combine_styles(self, style_id: str, run_style_id: str) -> Look:
        """17.7.3: a switch that paragraph style and character style both turn on is off ("Strong" inside a heading)."""
        paragraph, run, defaults = self.styles.look(style_id), self.styles.look(run_style_id), self.styles.defaults
        return (
            run.over(paragraph)
            .over(defaults)
            ._replace(
                bold=bool(defaults.bold) or bool(paragraph.bold) != bool(run.bold),
                caps=bool(defaults.caps) or bool(paragraph.caps) != bool(run.caps),
                hidden=bool(defaults.hidden) or bool(paragraph.hidden) != bool(run.hidden),
            )
        )


def _read_characters(element: Element) -> str:
    """What one child of a run prints. Line feeds and tabs inside `w:t` are spaces to Word; its own are elements."""
    if element.tag == _TEXT:
        return (element.text or "").replace("\n", " ").replace("\t", " ").replace("\r", " ")
    if element.tag == W + "sym":
        return _read_symbol(element)
    return _CHARACTERS.get(str(element.tag), "")


def _read_symbol(element: Element) -> str:
    code = element.get(W + "char", "")
    if not re.fullmatch("[0-9A-Fa-f]{4}", code) or code[0] in "dD":  # D800–DFFF are halves of characters
        return ""
    value = int(code, 16)
    known = _SYMBOL_FONT.get(value & 0xFF) if element.get(W + "font") == "Symbol" else None
    return known or chr(value)


def _mark_is_deleted(properties: Element | None) -> bool:
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and any(child.tag in _TAKEN_OUT for child in mark)


def _split_at_breaks(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    """The typed lines of a paragraph, those that show nothing left out. A page break parts lines like a line break."""
    segments: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece.text == _BREAK:
            segments.append([])
        else:
            segments[-1].append(piece)
    return [segment for segment in segments if any(piece.text.strip() for piece in segment)]


def _typed_line(number: str, pieces: list[_Piece], centered: bool) -> _TypedLine:
    shown = [piece for piece in pieces if piece.text.strip()]
    weights: dict[float | None, int] = {}
    for piece in shown:
        weights[piece.size] = weights.get(piece.size, 0) + len(piece.text)
    return _TypedLine(
        text=number + "".join(piece.text for piece in pieces),
        bold=all(piece.bold for piece in shown) if shown else None,
        size=max(weights, key=lambda size: weights[size]) if weights else None,
        centered=centered,
    )


def find_boxes(node: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph; of the twins Word writes for old and new programs only the first."""
    if next(node.iter(_BOX), None) is None:
        return
    for child in node:
        if child.tag == _BOX:
            yield child
        elif child.tag == _ALTERNATIVES:
            yield from next((boxes for boxes in map(list, map(find_boxes, child)) if boxes), [])
        elif child.tag not in _TAKEN_OUT:
            yield from find_boxes(child)


# ── The document ──


class _Writer:
    """Puts lines and tables one after another and notes where each stands."""

    def __init__(self, reader: _Reader) -> None:
        self.blocks: list[RawBlock] = []
        self._reader = reader
        self._pieces: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._pieces)

    def add_content(self, container: Element) -> None:
        """Adds the paragraphs and tables of a body or text box in their order."""
        for element in find_content(container, _PARAGRAPH, _TABLE):
            if element.tag == _TABLE:
                self._add_table(read_grid(element, self._reader.styles))
                continue
            self._add_lines(self._reader.read_paragraph(element))
            for box in find_boxes(element):
                self.add_content(box)

    def _put(self, text: str) -> tuple[int, int]:
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return start, self._length

    def _add_lines(self, lines: list[_TypedLine]) -> None:
        for line in lines:
            start, end = self._put(line.text.replace(_TAB, WIDE_GAP))
            self._put("\n")
            self.blocks.append(RawLine(start, end, None, None, line.bold, line.size, line.centered, whole=True))
        if not lines and self._pieces and self._pieces[-2:] != ["\n", "\n"]:
            self._put("\n")

    def _add_table(self, grid: Grid) -> None:
        if not any(grid.rows):
            return
        rows = tuple(RawRow(tuple(self._add_row(row))) for row in grid.rows)
        self.blocks.append(RawTable(rows, grid.columns, grid.ruled))

    def _add_row(self, row: tuple[GridCell, ...]) -> Iterator[RawCell]:
        for index, cell in enumerate(row):
            if index:
                self._put("\t")
            lines = list(self._reader.read_cell(cell.element))
            start, end = self._put("\n".join(line.text.replace(_TAB, " ") for line in lines))
            weights = [line.bold for line in lines if line.bold is not None]
            yield RawCell(start, end, cell.column, cell.column_span, cell.row_span, all(weights) if weights else None)
        if row:
            self._put("\n")
