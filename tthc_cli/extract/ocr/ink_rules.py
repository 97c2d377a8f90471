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

_THICKEST_INCHES = 0.06
_MARGIN = 2
_BESIDE = 3
"""Pixels from a rule at which there is paper; at the foot of a line of text there are letters."""

_BRIDGED_INCHES = 1.6
"""A seal is 36 mm across and hides no more of a rule than that."""

_STRAIGHT_INCHES = 0.03
_MEETING = _BLOCK + 2 * _MARGIN

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
    return across, down


def bridge_gaps(rules: list[InkRule], crossing: list[InkRule], dpi: float) -> list[InkRule]:
    """Rules of a table that go on behind a stamp, made whole. `crossing` are the rules of the other direction.

    Where cells are merged, a rule ends and begins at rules that cross it; a stamp cuts it anywhere. So a gap is
    bridged only if one of its ends is in the open.
    """
    whole: list[InkRule] = []
    for rule in sorted(rules, key=lambda rule: rule.start):
        before = next((other for other in reversed(whole) if _goes_on(other, rule, crossing, dpi)), None)
        if before is None:
            whole.append(rule)
        else:
            first, last = min(before.first, rule.first), max(before.last, rule.last)
            whole[whole.index(before)] = InkRule(first, last, before.start, rule.end)
    return whole


def _goes_on(before: InkRule, rule: InkRule, crossing: list[InkRule], dpi: float) -> bool:
    """Whether one rule is the other's continuation behind something."""
    straight = abs(before.first + before.last - rule.first - rule.last) <= 2 * _STRAIGHT_INCHES * dpi
    if not straight or not 0 < rule.start - before.end <= _BRIDGED_INCHES * dpi:
        return False
    met = [_places_met(each, crossing) for each in (before, rule)]
    if not all(met):
        return False  # an underlined word
    return before.end - met[0][-1] > _MEETING or met[1][0] - rule.start > _MEETING


def _places_met(rule: InkRule, crossing: list[InkRule]) -> list[int]:
    """Where along a rule others cross or meet it, in order."""
    return sorted(
        (other.first + other.last) // 2
        for other in crossing
        if rule.start - _MEETING <= other.last
        and other.first <= rule.end + _MEETING
        and other.start - _MEETING <= rule.last
        and rule.first <= other.end + _MEETING
    )


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
