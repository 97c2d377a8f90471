"""One page that is a picture → its words and rules, with the confidence of the reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from PIL import Image

from tthc_cli.extract.lattice import Grid, find_grids
from tthc_cli.extract.ocr.engine import BLOCK, PAGE, Engine, Piece
from tthc_cli.extract.ocr.hocr import HocrLine, HocrWord
from tthc_cli.extract.ocr.ink import dark_share, find_ink, smooth_grain
from tthc_cli.extract.ocr.ink_rules import InkRule, erase_rules, find_ink_rules
from tthc_cli.extract.ocr.numerals import recount_numerals
from tthc_cli.extract.ocr.specks import drop_specks
from tthc_cli.extract.ocr.upright import find_skew, is_sideways, level
from tthc_cli.extract.page_content import PageContent, Rule, Word
from tthc_cli.extract.raw import Box

POINTS = 72
_BORDER = 10
"""Pixels of paper around a piece: Tesseract misses letters at the edge."""

_INSET = 2
_DARK = 128
_BLANK = 0.002
"""Share of ink below which a page without words is blank paper; a line of text is more."""

_UPSIDE_DOWN = 60
"""Below this confidence a page is tried the other way up; the surer reading wins, so the value decides nothing."""

_WIDE, _UNEVEN = 1.2, 0.25
"""Letter heights: a gap that may part two columns; how far they must be off level to be two lines."""

_TAILS = frozenset("gjpqy,;()[]{}|/Qạặậẹệịọộợụựỵ_")


class ScanPage(NamedTuple):
    """What was read of a page, how sure Tesseract is of its words on the whole (0 to 100), how many Roman numerals were
    recounted, and whether there was nothing to read."""

    content: PageContent
    confidence: int
    recounted: int
    blank: bool


def read_scan(picture: Image.Image, dpi: float, engine: Engine) -> ScanPage:
    """The page, turned upright and level; a blank page has no words."""
    gray = find_ink(picture)
    if is_sideways(gray, dpi):
        gray = gray.transpose(Image.Transpose.ROTATE_90)
    gray = level(gray, find_skew(gray))
    page = _read(gray, dpi, engine)
    if page.content.words and page.confidence < _UPSIDE_DOWN:
        turned = _read(gray.transpose(Image.Transpose.ROTATE_180), dpi, engine)
        page = max(page, turned, key=lambda each: each.confidence)
    return page


def _read(gray: Image.Image, dpi: float, engine: Engine) -> ScanPage:
    scale = POINTS / dpi
    across, down = find_ink_rules(gray, dpi)
    horizontals, verticals = _to_points(across, scale), _to_points(down, scale)
    grids = find_grids(horizontals, verticals)
    bare = smooth_grain(erase_rules(gray, across, down))
    places = [*_cells(grids, scale), *_bands(grids, gray.size, scale)]
    pieces = [(box, layout, piece) for box, layout in places if (piece := _cut(bare, box)) is not None]
    readings = engine.read([Piece(piece, layout) for _, layout, piece in pieces], round(dpi))
    words: list[Word] = []
    found: list[HocrWord] = []
    recounted = 0
    for (box, _, piece), lines in zip(pieces, readings, strict=True):
        for line in filter(None, map(drop_specks, lines)):
            counted = recount_numerals(line, piece)
            recounted += sum(old.text != new.text for old, new in zip(line.words, counted.words, strict=True))
            words += _words(counted, box, scale, len(words))
            found += counted.words
    content = PageContent(
        gray.width * scale, gray.height * scale, words, horizontals, verticals, 1.0, is_bold=lambda _: None
    )
    return ScanPage(content, _confidence(found), recounted, not words and dark_share(gray) < _BLANK)


def _confidence(words: Sequence[HocrWord]) -> int:
    """The mean of the words' confidences, each by its length; 0 without words."""
    letters = sum(len(word.text) for word in words)
    return round(sum(word.confidence * len(word.text) for word in words) / letters) if letters else 0


def _to_points(rules: Sequence[InkRule], scale: float) -> list[Rule]:
    return [Rule((rule.first + rule.last) / 2 * scale, rule.start * scale, rule.end * scale) for rule in rules]


def _cells(grids: Sequence[Grid], scale: float) -> Iterator[tuple[Box, int]]:
    for grid in grids:
        for cell in grid.cells:
            x0, top, x1, bottom = (edge / scale for edge in cell.box)
            yield (x0 + _INSET, top + _INSET, x1 - _INSET, bottom - _INSET), BLOCK


def _bands(grids: Sequence[Grid], size: tuple[int, int], scale: float) -> Iterator[tuple[Box, int]]:
    """What is above, between and below the tables."""
    edges = [0.0]
    for grid in grids:
        edges += [grid.ys[0] / scale, grid.ys[-1] / scale]
    edges.append(float(size[1]))
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        if bottom - top > _BORDER:
            yield (0, top, size[0], bottom), PAGE


def _cut(gray: Image.Image, box: Box) -> Image.Image | None:
    """The piece of the page with paper around it, or None where it is blank."""
    part = gray.crop((round(box[0]), round(box[1]), round(box[2]), round(box[3])))
    if part.width < 5 or part.height < 5 or not sum(part.histogram()[:_DARK]):
        return None
    piece = Image.new("L", (part.width + 2 * _BORDER, part.height + 2 * _BORDER), 255)
    piece.paste(part, (_BORDER, _BORDER))
    return piece


def _words(line: HocrLine, box: Box, scale: float, place: int) -> Iterator[Word]:
    """The words of a line in points of the page."""
    left, top = round(box[0]) - _BORDER, round(box[1]) - _BORDER
    size, whole = line.height * scale, _baseline(line.words, line.tail)
    for group in _groups(line):
        own = _baseline(group, line.tail)
        foot = own if abs(own - whole) > _UNEVEN * line.height else whole
        for word in group:
            x0, _, x1, _ = word.box
            yield Word(word.text, (x0 + left) * scale, (x1 + left) * scale, (foot + top) * scale, size, place)
            place += len(word.text) + 1


def _groups(line: HocrLine) -> list[list[HocrWord]]:
    """The words of a line cut at its wide gaps: columns side by side need not stand level."""
    groups = [[line.words[0]]]
    for left, right in pairwise(line.words):
        if right.box[0] - left.box[2] > _WIDE * line.height:
            groups.append([])
        groups[-1].append(right)
    return groups


def _baseline(words: Sequence[HocrWord], tail: float) -> float:
    """Where the words stand: the middle of their feet, tails taken off."""
    return median(word.box[3] - (tail if _TAILS & set(word.text) else 0) for word in words)
