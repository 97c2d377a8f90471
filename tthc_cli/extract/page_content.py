"""What a page reader sees, before anybody asks what it means: words, rules, the share of the page that is picture.

All coordinates are points from the upper left corner of the upright page. Between a page and the document all types are
tuples: a page makes hundreds, and a frozen dataclass takes four times as long to make and to import.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tthc_cli.extract.raw import Box

ASCENT, DESCENT = 0.78, 0.22
"""Share of the type size above and below the baseline: accents and fallback fonts make the boxes PDF readers report
jump."""


class Word(NamedTuple):
    """One word: `x0`, `x1` and `baseline` in points, type size in points, `place` the index of its first character in
    the page reader."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    place: int = -1


class Rule(NamedTuple):
    """One straight line of ink: its `position` on the other axis, its `start` and `end` along its own."""

    position: float
    start: float
    end: float


def _no_space(left: Word, right: Word) -> bool:
    return False


class PageContent(NamedTuple):
    """All a page reader found; `drawings` counts the shapes that are neither rules nor shading, `overlay` are the words
    of e-signature stamps and watermarks, which are not the document's.

    Two questions can be put to it until the page closes: `is_bold` of a word (None where the font does not tell), and
    `has_space`, whether a blank was drawn between two neighbouring words.
    """

    width: float
    height: float
    words: list[Word]
    horizontals: list[Rule]
    verticals: list[Rule]
    picture_share: float
    is_bold: Callable[[Word], bool | None]
    has_space: Callable[[Word, Word], bool] = _no_space
    drawings: int = 0
    overlay: Sequence[Word] = ()


def box_of(words: list[Word]) -> Box:
    """The box around the words of one line, of which there is at least one."""
    x0, x1, size, baseline = words[0].x0, words[-1].x1, words[0].size, words[0].baseline
    for word in words:
        if word.x1 > x1:
            x1 = word.x1
        if word.size > size:
            size, baseline = word.size, word.baseline
    return (x0, baseline - ASCENT * size, x1, baseline + DESCENT * size)
