"""Where the columns of a table without vertical rules part: strips that no word of its usual lines stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
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
_WIDER, _LEAST_BLANK = 1.3, 2.0

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
    runs = runs_of(row)
    return [strip for strip in strips if any(start < strip < end for start, end in runs)]


def crossed_in_head(row: Row, strips: Sequence[float]) -> list[float]:
    """The same for a line of a head, where the heads of narrow columns nearly touch: a strip in a blank wider than the
    line's usual one is kept clear."""
    return [strip for strip in crossed(row, strips) if not _in_wide_blank(row, strip)]


def _in_wide_blank(row: Row, strip: float) -> bool:
    gaps = sorted(right.x0 - left.x1 for left, right in pairwise(row))
    at = next((right.x0 - left.x1 for left, right in pairwise(row) if left.x1 <= strip <= right.x0), 0.0)
    return at > _WIDER * max(gaps[len(gaps) // 4], _LEAST_BLANK)


def middle_of(row: Row) -> float:
    """The y half way up the letters of a line."""
    return row[0].baseline - _OVER_BASELINE * row[0].size


def columns_of(row: Row, strips: Sequence[float]) -> set[int]:
    """The columns, from 0, that words of the line stand in."""
    return {sum(strip <= (word.x0 + word.x1) / 2 for strip in strips) for word in row}


def find_strips(rows: Sequence[Row]) -> list[float]:
    """The middle of each blank strip between two columns, from left to right.

    As many lines may run across them as show most strips: none, and the title of a group hides them; many, and a column
    with few words is taken for one. Lines that run across do not count the second time, so that a column with a word in
    one row of ten is one, too.
    """
    spans = [runs_of(row) for row in rows]
    rough = max((_free(spans, allowed) for allowed in range(int(_SPANNING_SHARE * len(spans)) + 1)), key=len)
    usual = [runs for runs in spans if not any(start < strip < end for strip in rough for start, end in runs)]
    return _with_words(_free(usual, 0), usual) if rough and len(usual) > 1 else rough


def _with_words(strips: list[float], spans: Sequence[Sequence[_Span]]) -> list[float]:
    """The strips without those that part off a column that nothing stands in: a blank in the middle of a few lines."""
    kept: list[float] = []
    for index, strip in enumerate(strips):
        left, right = kept[-1] if kept else -inf, strips[index + 1] if index + 1 < len(strips) else inf
        if _holds(left, strip, spans) and _holds(strip, right, spans):
            kept.append(strip)
    return kept


def _holds(left: float, right: float, spans: Sequence[Sequence[_Span]]) -> bool:
    return any(left <= start and end <= right for runs in spans for start, end in runs)


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
