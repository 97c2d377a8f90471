"""The layout of a Word file: type, paragraphs and pages of the lines that were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from tthc_cli.extract.docx_package import Package
from tthc_cli.extract.docx_pages import MM_PER_TWIP, SectionBreaks, read_sections
from tthc_cli.extract.docx_paragraph import TypedLine
from tthc_cli.extract.docx_run import TAB
from tthc_cli.extract.docx_style import FullStyles, Said, is_set
from tthc_cli.extract.docx_writer import PlacedLine
from tthc_cli.extract.docx_xml import TABLE, Element, parse_int
from tthc_cli.extract.legacy_fonts import read_font_name
from tthc_cli.model.layout import Alignment, Layout, SetLine, Type, TypedRun

_POINTS_PER_TWIP = 1 / 20
_LINE = 240
"""Twentieths of a point that `w:line` gives a single line (17.3.1.33)."""
_AUTOMATIC = 14.0
"""Points that Word puts where it spaces paragraphs as a browser does (17.3.1.33, beforeAutospacing)."""
_ALIGNMENTS: dict[str, Alignment] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}


def read_layout(lines: Iterable[PlacedLine], body: Element, package: Package) -> Layout:
    """The layout of the lines of a body."""
    styles = FullStyles(package)
    breaks = SectionBreaks(body)
    placed = [(line, line.line.paragraph) for line in lines]
    return Layout(
        tuple(read_sections(breaks, package, styles)),
        tuple(run for line, paragraph in placed if paragraph is not None for run in _runs(line, paragraph, styles)),
        tuple(_lines(placed, styles, breaks)),
    )


def _lines(
    placed: Iterable[tuple[PlacedLine, Element | None]], styles: FullStyles, breaks: SectionBreaks
) -> Iterator[SetLine]:
    above = None
    for line, paragraph in placed:
        if paragraph is not None:
            said, section = styles.paragraph(paragraph), breaks.section_of(paragraph)
            yield _set_line(line, paragraph, said, section, opens=paragraph is not above)
        above = paragraph


def _runs(placed: PlacedLine, paragraph: Element, styles: FullStyles) -> Iterator[TypedRun]:
    """The number of the paragraph stands before its first piece."""
    pieces = placed.line.pieces
    end = placed.start + _length(placed, placed.line.text)
    start = end - sum(_length(placed, piece.text) for piece in pieces)
    for piece in pieces:
        end = start + _length(placed, piece.text)
        yield TypedRun(start, end, _read_type(styles.run(paragraph, piece.properties)))
        start = end


def _length(placed: PlacedLine, text: str) -> int:
    return len(text) + text.count(TAB) * (len(placed.gap) - 1)


def _read_type(said: Said) -> Type:
    font, color = said["font"], said.get("color", "auto").upper()
    return Type(
        font,
        (parse_int(said["sz"], 20) or 20) / 2,
        is_set(said, "b"),
        is_set(said, "i"),
        None if color == "AUTO" else color,
        _is_legacy(font),
    )


@cache
def _is_legacy(font: str) -> bool:
    return read_font_name(font) is not None


def _set_line(placed: PlacedLine, paragraph: Element, said: Said, section: int, *, opens: bool) -> SetLine:
    height, exact = _line_height(said)
    return SetLine(
        placed.start,
        placed.start + _length(placed, placed.line.text),
        _ALIGNMENTS.get(said.get("jc", ""), "left"),
        _first_line(placed.line, said) if opens else None,
        _space(said, "before"),
        _space(said, "after"),
        height,
        exact,
        next(paragraph.iterancestors(TABLE), None) is not None,
        section,
        opens,
    )


def _line_height(said: Said) -> tuple[float, bool]:
    """The height of a line, and whether it is exact. One that is only bounded from below is a single line."""
    rule, height = said.get("lineRule", "auto"), _number(said, "line", _LINE)
    if rule == "exact":
        return height * _POINTS_PER_TWIP, True
    return (height / _LINE if rule == "auto" else 1.0), False


def _first_line(line: TypedLine, said: Said) -> float | None:
    typed = "".join(piece.text for piece in line.pieces[:2])
    if "numPr" in said or typed.startswith((TAB, " ")):
        return None
    left = _number(said, "left", _number(said, "start", 0))
    return (left + _number(said, "firstLine", 0) - _number(said, "hanging", 0)) * MM_PER_TWIP


def _space(said: Said, side: str) -> float:
    """Paragraphs that leave out the space between those of one style (17.3.1.9) have none: their neighbours mostly are
    of that style.
    """
    if is_set(said, "contextualSpacing"):
        return 0.0
    if is_set(said, f"{side}Autospacing"):
        return _AUTOMATIC
    return _number(said, side, 0) * _POINTS_PER_TWIP


def _number(said: Said, name: str, default: int) -> int:
    return parse_int(said.get(name), default) or 0
