"""The ruling lines of a picture: long straight runs of ink, across and down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFilter, ImageStat

_DARK = 150
_BLOCK = 12
"""Pixels. A run is made of blocks of this length, each nearly all ink; letters do not fill one after the other."""

_RUN = re.compile(rb"[\xc0-\xff]{3,}")
_SHORTEST_INCHES = (0.5, 0.2)
"""How long a rule across and a rule down must be: a rule down is as short as the lowest row of a table."""

_STROKE_INCHES = 0.4
"""A run down that is shorter and meets no rule across is the stroke of a letter: `Ị` and `|` of a title have 0.2."""

_THICKEST_INCHES = 0.06
_MARGIN = 2
_BESIDE = 3
"""Pixels from a rule at which there is paper; at the foot of a line of text there are letters."""

_LETTERS = (0.15, 0.8)
"""Share of ink beside a run that letters have: paper has less, a second rule more."""


class InkRule(NamedTuple):
    """One rule in pixels: from `first` to `last` across its direction, from `start` to `end` along it."""

    first: int
    last: int
    start: int
    end: int


def find_ink_rules(gray: Image.Image, dpi: float) -> tuple[list[InkRule], list[InkRule]]:
    """The rules across and the rules down a level picture."""
    ink = gray.point([255 * (value < _DARK) for value in range(256)]).filter(ImageFilter.MaxFilter(3))
    across = _find(ink, dpi, _SHORTEST_INCHES[0])
    down = _find(ink.transpose(Image.Transpose.TRANSPOSE), dpi, _SHORTEST_INCHES[1])
    return across, [rule for found in down if (rule := _end_on_rules(found, across, _STROKE_INCHES * dpi)) is not None]


def erase_rules(gray: Image.Image, across: list[InkRule], down: list[InkRule]) -> Image.Image:
    """The picture without these rules: a reader of letters takes them for some."""
    clean = gray.copy()
    draw = ImageDraw.Draw(clean)
    for rule in across:
        draw.rectangle((rule.start, rule.first - _MARGIN, rule.end, rule.last + _MARGIN), fill=255)
    for rule in down:
        draw.rectangle((rule.first - _MARGIN, rule.start, rule.last + _MARGIN, rule.end), fill=255)
    return clean


def _find(ink: Image.Image, dpi: float, shortest: float) -> list[InkRule]:
    rules: list[InkRule] = []
    growing: list[InkRule] = []
    for place, start, end in _runs(ink):
        kept = []
        grown = InkRule(place, place, start, end)
        for rule in growing:
            if place - rule.last > 1:
                rules.append(rule)
            elif rule.start <= grown.end + _BLOCK and grown.start <= rule.end + _BLOCK:
                grown = InkRule(rule.first, place, min(rule.start, grown.start), max(rule.end, grown.end))
            else:
                kept.append(rule)
        growing = [*kept, grown]
    found = [*rules, *growing]
    long = [r for r in found if r.end - r.start >= shortest * dpi and r.last - r.first <= _THICKEST_INCHES * dpi]
    return [rule for rule in long if not _is_text(rule, ink)]


def _end_on_rules(rule: InkRule, across: list[InkRule], stroke: float) -> InkRule | None:
    """A rule down whose ends lie on the rules across that they are near to: an end is known to a block only, and
    letters stand right behind it. None for what meets no rule across and is no longer than a stroke of a letter.
    """
    crossing = [other for other in across if other.start - _BLOCK <= rule.first and rule.last <= other.end + _BLOCK]
    tops = [other.first for other in crossing if abs(other.first - rule.start) <= _BLOCK]
    feet = [other.last for other in crossing if abs(other.last - rule.end) <= _BLOCK]
    if not tops and not feet and rule.end - rule.start < stroke:
        return None
    return rule._replace(start=min(tops, default=rule.start), end=max(feet, default=rule.end))


def _is_text(rule: InkRule, ink: Image.Image) -> bool:
    """Whether the run is the foot or the waist of a line of bold letters. At its ends a rule may cross others."""
    for row in (rule.first - _BESIDE, rule.last + _BESIDE):
        strip = ink.crop((rule.start + _BLOCK, row - 1, rule.end - _BLOCK, row + 1))
        if _LETTERS[0] < ImageStat.Stat(strip).mean[0] / 255 < _LETTERS[1]:
            return True
    return False


def _runs(ink: Image.Image) -> Iterator[tuple[int, int, int]]:
    """(row, start, end) of each run of ink along a row, from the top down; half a block is added for the ends that
    fill none."""
    width = ink.width // _BLOCK
    blocks = ink.crop((0, 0, width * _BLOCK, ink.height)).resize((width, ink.height), Image.Resampling.BOX).tobytes()
    for row in range(ink.height):
        for run in _RUN.finditer(blocks, row * width, (row + 1) * width):
            start, end = run.start() - row * width, run.end() - row * width
            yield row, start * _BLOCK - _BLOCK // 2, end * _BLOCK + _BLOCK // 2
