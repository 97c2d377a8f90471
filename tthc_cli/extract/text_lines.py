"""Words → printed lines, by baseline and never by box: accents and fallback fonts make boxes jump."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import inf
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeAlias

from tthc_cli.extract.page_content import Word
from tthc_cli.extract.raw import WIDE_GAP

WIDE_GAP_EM = 2.5
"""A gap wider than this parts two columns that stand side by side."""

_COLUMN_EM = 1.2
"""So does one wider than this between words that the file does not draw one after the other. A draft's blank (`ngày
tháng`) is as wide, but drawn in one go."""

TIGHT_EM = 0.06
"""Words nearer than this are not two words. Over 2 % of such pairs on a page, and the text layer's spaces are wrong."""

_TOUCH_EM, _JOIN_EM = 0.02, 0.12
"""Pieces nearer than the one are one word and further apart than the other are two. In between the page is asked: a
letter of a fallback font may be wider than the room it was given and hide a blank (`Kế hoạch` in italics, 0.09), while
letter-spacing opens gaps as wide inside of words."""

_TIGHT_SHARE = 0.02
_SAME_LINE_EM = 0.2
_SAME_BASELINE = 0.5
_RAISED_EM = 0.45


_X0, _BASELINE = itemgetter(Word._fields.index("x0")), itemgetter(Word._fields.index("baseline"))

SpaceTest: TypeAlias = Callable[[Word, Word], bool]
"""Whether a blank was drawn between two neighbouring pieces."""


class TextLine(NamedTuple):
    """One printed line: its words from left to right, the same cut into `parts` where columns part, and its text."""

    words: list[Word]
    parts: list[list[Word]]
    text: str

    @property
    def baseline(self) -> float:
        """The baseline of its first word, in points from the top."""
        return self.words[0].baseline


def spaces_are_wrong(rows: list[list[Word]]) -> bool:
    """Whether so many neighbouring words touch that spaces must be taken from geometry (fallback fonts: `th ự c hi ệ
    n`)."""
    tight = pairs = 0
    for row in rows:
        pairs += len(row) - 1
        x1, limit = row[0].x1, TIGHT_EM * row[0].size
        for _, x0, end, _, _, _ in row:
            tight += x0 - x1 < limit
            x1 = end
        tight -= 1  # the first word against itself
    return tight > _TIGHT_SHARE * pairs


def read_lines(rows: list[list[Word]], has_space: SpaceTest | None = None) -> list[TextLine]:
    """The lines of a column, page or cell from the top down, of words that `sort_rows` has sorted.

    With `has_space`, word borders are taken from geometry instead of the text layer. Columns side by side whose
    baselines differ by more than half a point give a line each.
    """
    lines: list[list[list[Word]]] = []
    for row in _with_raised(rows):
        parts = _segments(_joined(row, has_space), WIDE_GAP_EM) if has_space else _segments(row, _COLUMN_EM)
        lines.extend(_lines_of_row(parts))
    found = [TextLine([word for part in line for word in part], line, _text(line)) for line in lines]
    found.sort(key=attrgetter("baseline"))
    return found


def sort_rows(words: list[Word]) -> list[list[Word]]:
    """Words with nearly the same baseline, from the top down and left to right."""
    rows: list[list[Word]] = []
    top = -inf
    for word in sorted(words, key=_BASELINE):
        _, _, _, baseline, size, _ = word
        if baseline - top <= _SAME_LINE_EM * size:
            rows[-1].append(word)
        else:
            rows.append([word])
            top = baseline
    for row in rows:
        row.sort(key=_X0)
    return rows


def add_row(rows: list[list[Word]], row: list[Word]) -> None:
    """Adds a row below others, or to the last where both have nearly the same baseline: rows of a page that a cell of
    its own would not have parted."""
    if rows and abs(row[0].baseline - rows[-1][0].baseline) <= _SAME_LINE_EM * row[0].size:
        rows[-1] = _merged(rows[-1], row)
    else:
        rows.append(row)


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """The rows, with marks raised above one or lowered below it put into it."""
    kept: list[list[Word]] = []
    for row in rows:
        if kept and (_hangs_on(row, kept[-1]) or _hangs_on(kept[-1], row)):
            kept[-1] = _merged(kept[-1], row)
        else:
            kept.append(row)
    return kept


def _merged(row: list[Word], other: list[Word]) -> list[Word]:
    return sorted([*row, *other], key=_X0)


def _hangs_on(few: list[Word], many: list[Word]) -> bool:
    """Whether each of a few short words stands right behind a word of a neighbouring row, under half a line away."""
    if len(few) > 3 or len(few) >= len(many) or abs(few[0].baseline - many[0].baseline) > _RAISED_EM * many[0].size:
        return False
    return all(len(mark.text) <= 4 and any(abs(mark.x0 - word.x1) < 0.2 * word.size for word in many) for mark in few)


def _joined(row: list[Word], has_space: SpaceTest) -> list[Word]:
    """Pieces of words put together by their distance."""
    words: list[Word] = []
    last, new = row[0], tuple.__new__
    text, start, x1, baseline, size, place = last
    for word in row[1:]:
        piece, x0, end, base, em, index = word
        gap = x0 - x1
        if gap < _JOIN_EM * em and (gap < _TOUCH_EM * em or not has_space(last, word)):
            text += piece
            if end > x1:
                x1 = end
        else:
            words.append(new(Word, (text, start, x1, baseline, size, place)))
            text, start, x1, baseline, size, place = piece, x0, end, base, em, index
        last = word
    words.append(Word(text, start, x1, baseline, size, place))
    return words


def _segments(row: list[Word], least: float) -> list[list[Word]]:
    """The row cut at its wide gaps; `least` is what counts as wide, in ems, between words that are not drawn one after
    the other."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(row)]
    if not gaps or max(gaps) <= least * row[0].size or _stretched(gaps):
        return [row]
    parts = [row[:1]]
    for gap, (left, word) in zip(gaps, pairwise(row), strict=True):
        drawn_on = 0 < word.place - left.place - len(left.text) < 3
        if gap > (WIDE_GAP_EM if drawn_on else least) * word.size:
            parts.append([])
        parts[-1].append(word)
    return parts


def _stretched(gaps: list[float]) -> bool:
    """Whether a line was drawn out evenly to the margin: its gaps are wide, but part no columns."""
    return len(gaps) > 2 and max(gaps) < 1.3 * min(gaps)


def _lines_of_row(parts: list[list[Word]]) -> list[list[list[Word]]]:
    """Parts on one baseline make one line; a part beside them on another baseline is a line of its own."""
    if len(parts) == 1:
        return [parts]
    lines: list[tuple[float, list[list[Word]]]] = []
    for part in parts:
        baseline = sorted(word.baseline for word in part)[len(part) // 2]
        for known, line in lines:
            if abs(known - baseline) <= _SAME_BASELINE:
                line.append(part)
                break
        else:
            lines.append((baseline, [part]))
    return [line for _, line in lines]


def _text(parts: list[list[Word]]) -> str:
    return WIDE_GAP.join(" ".join([word.text for word in part]) for part in parts)
