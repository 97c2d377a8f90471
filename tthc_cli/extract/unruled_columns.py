"""Where the columns of a table without vertical rules part: strips that no word of its usual lines stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from tthc_cli.extract.page_content import Word

Row: TypeAlias = list[Word]
"""The words of one line, from left to right."""

GUTTER = 5.0
"""Points. Word leaves 10.8 between the texts of two cells, other writers half of that; a blank is 3 to 4."""

_SPANNING_SHARE = 0.25
"""So many of the lines may run across a strip: titles of groups, heads over several columns."""

_MANY_GAPS = 4
_OVER_BLANK = 1.6

_OVER_BASELINE = 0.3

_Span: TypeAlias = tuple[float, float]


def runs_of(row: Row) -> list[_Span]:
    """Left and right ends of the pieces of a line that gaps as wide as a gutter part."""
    runs = []
    start, end = row[0].x0, row[0].x1
    least = _least_gap(row)
    for word in row:
        if word.x0 - end >= least:
            runs.append((start, end))
            start = word.x0
        end = max(end, word.x1)
    runs.append((start, end))
    return runs


def _least_gap(row: Row) -> float:
    """What parts two pieces of this line: more than its blanks, which are wide in a line drawn out to the margin."""
    gaps = sorted(right.x0 - left.x1 for left, right in pairwise(row))
    if len(gaps) < _MANY_GAPS:
        return GUTTER
    return max(GUTTER, min(_OVER_BLANK * gaps[len(gaps) // 4], row[0].size))


def crossed(row: Row, strips: Sequence[float]) -> list[float]:
    """The strips that a piece of the line runs across."""
    return [strip for strip in strips if any(start < strip < end for start, end in runs_of(row))]


def middle_of(row: Row) -> float:
    """The y half way up the letters of a line."""
    return row[0].baseline - _OVER_BASELINE * row[0].size


def columns_of(row: Row, strips: Sequence[float]) -> set[int]:
    """The columns, from 0, that words of the line stand in."""
    return {sum(strip <= (word.x0 + word.x1) / 2 for strip in strips) for word in row}


def find_strips(rows: Sequence[Row]) -> list[float]:
    """The middle of each blank strip between two columns, from left to right.

    Twice: lines that run across what looks like a strip do not count the second time, so that a column with a word in
    one row of ten is one, too.
    """
    spans = [runs_of(row) for row in rows]
    rough = _free(spans, int(_SPANNING_SHARE * len(spans)))
    usual = [runs for runs in spans if not any(start < strip < end for strip in rough for start, end in runs)]
    return _free(usual, 0) if rough and len(usual) > 1 else rough


def _free(spans: Sequence[Sequence[_Span]], allowed: int) -> list[float]:
    """Middles of the strips at least a gutter wide that at most `allowed` lines run across, where those are fewest."""
    strips, best = [], None
    for start, end, count in _levels(spans):
        if count > allowed:
            if best is not None:
                strips.append((best[0] + best[1]) / 2)
            best = None
        elif end - start >= GUTTER and (best is None or count < best[2]):
            best = (start, end, count)
    return strips


def _levels(spans: Sequence[Sequence[_Span]]) -> Iterator[tuple[float, float, int]]:
    """(from, to, how many lines cover it) from the leftmost word to the rightmost."""
    events = sorted(
        [(start, 1) for runs in spans for start, _ in runs] + [(end, -1) for runs in spans for _, end in runs]
    )
    count = 0
    for (place, step), (following, _) in pairwise(events):
        count += step
        if following > place:
            yield place, following, count
