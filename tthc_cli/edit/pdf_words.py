"""Where the words of a finding are printed on a page, as corners in PDF coordinates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from ctypes import byref
from functools import cached_property
from typing import NamedTuple, TypeAlias

from tthc_cli.edit.pdf_writing import writing_pdfium
from tthc_cli.extract.pdfium import Rect
from tthc_cli.extract.pdfium_page import text_direction
from tthc_cli.extract.pdfium_text import LINE_END_HYPHEN
from tthc_cli.extract.raw import Box

Point: TypeAlias = tuple[float, float]
Quad: TypeAlias = tuple[Point, Point, Point, Point]
"""Upper left, upper right, lower left, lower right corner, as the text runs, in PDF coordinates."""

_FEW_CHARACTERS = 20


class Turned(NamedTuple):
    """How the reader turned a page upright: quarters clockwise, and the page's box before."""

    quarters: int
    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def of(cls, page: int, text: int) -> Turned:
        """As `extract.pdfium_page` turns it: by its text, or by its /Rotate where it has next to none."""
        library, box = writing_pdfium(), Rect()
        library.FPDF_GetPageBoundingBox(page, byref(box))
        told = library.FPDFText_CountChars(text) > _FEW_CHARACTERS
        quarters = text_direction(text) if told else library.FPDFPage_GetRotation(page)
        return cls(quarters, box.left, box.bottom, box.right, box.top)

    def quad(self, box: Box) -> Quad:
        """The corners of a box in points from the upper left corner of the upright page."""
        x0, top, x1, bottom = box
        return (self._back(x0, top), self._back(x1, top), self._back(x0, bottom), self._back(x1, bottom))

    def _back(self, x: float, y: float) -> Point:
        """A point of the upright page in PDF coordinates; `y` counts downwards."""
        if self.quarters == 1:
            return self.left + y, self.bottom + x
        if self.quarters == 2:
            return self.right - x, self.bottom + y
        if self.quarters == 3:
            return self.right - y, self.top - x
        return self.left + x, self.top - y

    def upright(self, corners: Rect) -> Box:
        """The inverse: a box in PDF coordinates as one of the upright page."""
        west, east = corners.left - self.left, corners.right - self.left
        south, north = corners.bottom - self.bottom, corners.top - self.bottom
        width, height = self.right - self.left, self.top - self.bottom
        if self.quarters == 1:
            return south, west, north, east
        if self.quarters == 2:
            return width - east, south, width - west, north
        if self.quarters == 3:
            return height - north, width - east, height - south, width - west
        return west, height - north, east, height - south


class _Character(NamedTuple):
    letters: str
    box: Box


class PageWords:
    """The characters of one open text page."""

    def __init__(self, text: int, turned: Turned) -> None:
        self._text = text
        self.turned = turned

    def find(self, words: str, before: str, box: Box) -> list[Quad]:
        """The corners of `words`, a line a quad, in a line or cell that is printed in `box`; `before` is what stands in
        it before them. Those of the whole box where the words are not found; none for blanks.
        """
        wanted = _letters(words)
        if not wanted:
            return []
        inside = _in_reading_order([each for each in self._characters if _lies_in(each.box, box)])
        printed = "".join(each.letters for each in inside)
        start = _find_nearest(printed, wanted, len(_letters(before)))
        if start < 0:
            return [self.turned.quad(box)]
        found = _between(inside, start, start + len(wanted))
        return [self.turned.quad(_around(line)) for line in _lines(found)]

    @cached_property
    def _characters(self) -> list[_Character]:
        return list(self._read())

    def _read(self) -> Iterator[_Character]:
        library, corners = writing_pdfium(), Rect()
        for index in range(library.FPDFText_CountChars(self._text)):
            code = library.FPDFText_GetUnicode(self._text, index)
            letters = _letters("-" if chr(code) == LINE_END_HYPHEN else chr(code)) if code < 0x110000 else ""
            if letters and library.FPDFText_GetLooseCharBox(self._text, index, byref(corners)):
                yield _Character(letters, self.turned.upright(corners))


def _letters(text: str) -> str:
    """What is compared: letters without their marks, which files write in several ways, and no blanks."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isprintable() and c > " " and not _is_mark(c))


def _is_mark(character: str) -> bool:
    return bool(unicodedata.combining(character)) or character == "\u00a0"


def _lies_in(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] - 1 <= x <= outer[2] + 1 and outer[1] - 1 <= y <= outer[3] + 1


def _in_reading_order(characters: list[_Character]) -> list[_Character]:
    """Line by line from left to right: a file draws the letters of one font after those of another, `ắ` after all."""
    lines: list[list[_Character]] = []
    for character in sorted(characters, key=lambda each: _middle(each.box)):
        if lines and _middle(character.box) <= lines[-1][0].box[3]:
            lines[-1].append(character)
        else:
            lines.append([character])
    return [character for line in lines for character in sorted(line, key=lambda each: each.box[0])]


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _find_nearest(printed: str, wanted: str, near: int) -> int:
    """Of the places where `wanted` stands the one nearest to `near`; -1 for none."""
    places = []
    place = printed.find(wanted)
    while place >= 0:
        places.append(place)
        place = printed.find(wanted, place + 1)
    return min(places, key=lambda each: abs(each - near), default=-1)


def _between(characters: Iterable[_Character], start: int, end: int) -> Iterator[Box]:
    place = 0
    for character in characters:
        if start <= place < end:
            yield character.box
        place += len(character.letters)


def _lines(boxes: Iterable[Box]) -> list[list[Box]]:
    """Boxes that follow each other, parted where they jump to another line."""
    lines: list[list[Box]] = []
    for box in boxes:
        if lines and lines[-1][-1][1] <= _middle(box) <= lines[-1][-1][3]:
            lines[-1].append(box)
        else:
            lines.append([box])
    return lines


def _around(boxes: list[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
