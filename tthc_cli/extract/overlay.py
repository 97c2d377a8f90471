"""What is drawn over a document and does not belong to it: the stamp of an e-signature (`Ký bởi: … Thời gian ký: …`), a
watermark across the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from tthc_cli.extract.page_content import Word
from tthc_cli.extract.raw import Box
from tthc_cli.lexicon.phrases import any_of, word_list

_WATERMARK_SIZE = 30.0
"""Points. Sideways text of this size is no head of a narrow column."""

_SMALL = 0.8
"""A stamp is set in letters smaller than this share of the page's usual size."""

_STAMP_HEIGHT, _LEFT_EM, _LARGER = 120.0, 3.0, 1.15
"""A stamp's other lines: so many points below its first one at most, no further left, no larger."""

_OPENING_WORDS = 3


class DrawnIn(NamedTuple):
    """The boxes of annotations drawn into a page; their characters come after the first `before` of the page."""

    before: int
    boxes: tuple[Box, ...] = ()


def part_overlay(words: list[Word], drawn: DrawnIn, sideways: Set[int] = frozenset()) -> tuple[list[Word], list[Word]]:
    """The words of the document, and those of stamps and watermarks; both in the order in which the file draws them.

    `sideways` are the places of words that do not run with the page.
    """
    over = {word.place for word in words if word.place in sideways and word.size >= _WATERMARK_SIZE}
    for stamp in (*_annotated_stamps(words, drawn), *_drawn_stamps(words)):
        over.update(word.place for word in stamp)
    if not over:
        return words, []
    return [word for word in words if word.place not in over], [word for word in words if word.place in over]


@cache
def _signing() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('signing')})(?!\w)", re.IGNORECASE)


@cache
def _opening() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in word_list("signing"))


def _annotated_stamps(words: list[Word], drawn: DrawnIn) -> Iterator[list[Word]]:
    """Annotations that say who signed; one that holds a number or a date is part of the document."""
    for x0, top, x1, bottom in drawn.boxes:
        inside = [
            word
            for word in words
            if word.place >= drawn.before and x0 - 1 <= word.x0 <= x1 and top <= word.baseline <= bottom + 1
        ]
        if _signing().search(" ".join(word.text for word in inside)):
            yield inside


def _drawn_stamps(words: list[Word]) -> Iterator[list[Word]]:
    """Stamps that are part of the page: small print that opens with who signed, as far as it is drawn in one go."""
    openings = [index for index, word in enumerate(words) if word.text.casefold() in _opening()]
    if not openings:
        return
    usual = sorted(word.size for word in words)[len(words) // 2]
    for index in openings:
        first = words[index]
        text = " ".join(word.text for word in words[index : index + _OPENING_WORDS])
        if first.size < _SMALL * usual and _signing().match(text):
            yield list(_lines_below(words, index))


def _lines_below(words: list[Word], index: int) -> Iterator[Word]:
    first = words[index]
    for word in words[index:]:
        below = -first.size / 2 <= word.baseline - first.baseline <= _STAMP_HEIGHT
        if not below or word.size > _LARGER * first.size or word.x0 < first.x0 - _LEFT_EM * first.size:
            return
        yield word
