"""Where the rows of a table without rules part: at drawn rules if there are enough, else by its first column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from tthc_cli.extract.page_content import Word
from tthc_cli.extract.unruled_columns import Row, columns_of, crossed, middle_of

_LABEL = re.compile(r"\(?(?:[IVXivx]{1,5}|\d{1,3}(?:\.\d{1,2})*|[A-HĐa-hđ]|[A-H]\.?[IVX\d]{1,4})[.)]?")
_OVER_BASELINE = 0.3
_ASCENT, _DESCENT = 0.72, 0.22
_SAME_LINE = 0.25
_WRAPPED_LABEL = 1.6
_MOST_OPEN = 0.75


def find_tops(
    rows: Sequence[Row], strips: Sequence[float], drawn: Sequence[float], is_bold: Callable[[Word], bool | None]
) -> list[float]:
    """The y of every border between two rows of the table, from the top down. `drawn` are rules across its width."""
    labels = _labels(rows, strips)
    inner = sorted(y for y in drawn if middle_of(rows[0]) < y < middle_of(rows[-1]))
    if _rules_part_rows(inner, [rows[index] for index in labels]):
        return inner
    head = _head_end(rows, labels, is_bold, inner)
    if labels and _is_centred(rows, labels, strips):
        return _reflected(rows, labels, strips, head)
    if labels:
        starts = sorted({*labels, *_titles(rows, strips, labels, is_bold)})
    else:
        starts = [index for index, row in enumerate(rows) if 0 in columns_of(row, strips)]
    found = {*inner, *(_between(rows, index) for index in starts if index)}
    return sorted(found if head is None else found | {head})


def is_label(row: Row, strips: Sequence[float]) -> bool:
    """Whether the line has a number in the first column and nothing else there."""
    first = [word for word in row if word.x1 <= strips[0] + 1]
    return len(first) == 1 and opens_with_label(row)


def opens_with_label(row: Row) -> bool:
    """Whether the first word of a line is a number."""
    return _LABEL.fullmatch(row[0].text) is not None


def _labels(rows: Sequence[Row], strips: Sequence[float]) -> list[int]:
    """The lines with a number in the first column. One that only ends the number above (`VII` / `I`) is none."""
    found: list[int] = []
    for index, row in enumerate(rows):
        if not is_label(row, strips):
            continue
        previous = rows[found[-1]][0] if found else None
        wrapped = (
            previous is not None
            and len(row) == 1
            and row[0].baseline - previous.baseline < _WRAPPED_LABEL * row[0].size
            and _LABEL.fullmatch(previous.text + row[0].text)
        )
        if not wrapped:
            found.append(index)
    return found


def _rules_part_rows(inner: Sequence[float], labelled: Sequence[Row]) -> bool:
    """Whether there is a rule between most rows: hardly two numbers stand between the same two rules."""
    if not inner:
        return False
    fields = {bisect_right(inner, middle_of(row)) for row in labelled}
    return len(fields) >= 0.8 * len(labelled) and len(inner) >= 2


def _titles(
    rows: Sequence[Row], strips: Sequence[float], labels: Sequence[int], is_bold: Callable[[Word], bool | None]
) -> list[int]:
    """Bold lines that run across a strip without a number: titles of groups."""
    after_head = range(labels[0] + 1, len(rows))
    return [
        index
        for index in after_head
        if index - 1 not in labels
        and crossed(rows[index], strips)
        and not crossed(rows[index - 1], strips)
        and all(is_bold(word) for word in rows[index])
    ]


def _is_centred(rows: Sequence[Row], labels: Sequence[int], strips: Sequence[float]) -> bool:
    """Whether numbers stand half way down their rows: then many have the middle of a sentence beside them."""
    opening = 0
    for index in labels:
        beside = next((word.text for word in rows[index] if word.x0 > strips[0]), "")
        opening += not beside[:1].islower() and beside != ""
    return len(labels) > 1 and opening < _MOST_OPEN * len(labels)


def _head_end(
    rows: Sequence[Row], labels: Sequence[int], is_bold: Callable[[Word], bool | None], inner: Sequence[float]
) -> float | None:
    """The y under the head: a rule, or the end of the bold lines that come first; None where there is no head."""
    first = labels[0] if labels else len(rows) - 1
    above = [y for y in inner if y < middle_of(rows[first])]
    if above:
        return above[-1]
    end = 0
    while end < first and all(is_bold(word) for word in rows[end]):
        end += 1
    return _between(rows, end) if end else None


def _reflected(rows: Sequence[Row], labels: Sequence[int], strips: Sequence[float], head: float | None) -> list[float]:
    """The borders of rows whose numbers stand half way down: each as far below its number as the one above is above it,
    moved to the next clear strip."""
    clear = _clear_strips(rows)
    centres = [middle_of(rows[index]) for index in labels]
    top = rows[0][0].baseline - _ASCENT * rows[0][0].size if head is None else head
    first = _first_top(rows, strips, clear, top, centres[0])
    tops = [] if head is None else [head]
    if first != top:
        tops.append(first)
    top = first
    for centre, following in pairwise(centres):
        top = _nearest(clear, 2 * centre - top, centre, following)
        tops.append(top)
    return tops


def _first_top(
    rows: Sequence[Row], strips: Sequence[float], clear: Sequence[float], top: float, centre: float
) -> float:
    """Where the row of the first number begins: right at the top, or below the rest of a row that the page before cut,
    which goes on in the middle of a sentence."""
    for candidate in [top, *(y for y in clear if top < y < centre)]:
        below = [row for row in rows if middle_of(row) > candidate]
        content = next((word for row in below for word in row if strips[0] < word.x0 < strips[1]), None)
        if content is None or not content.text[:1].islower():
            return candidate
    return top


def _nearest(clear: Sequence[float], wanted: float, above: float, below: float) -> float:
    inside = [y for y in clear if above < y < below]
    return min(inside, key=lambda y: abs(y - wanted)) if inside else (above + below) / 2


def _clear_strips(rows: Sequence[Row]) -> list[float]:
    """The y where a border cuts no letter."""
    clear, bottom = [], None
    boxes = sorted((w.baseline - _ASCENT * w.size, w.baseline + _DESCENT * w.size) for row in rows for w in row)
    for upper, lower in boxes:
        if bottom is not None and upper >= bottom:
            clear.append((upper + bottom) / 2)
        bottom = lower if bottom is None else max(bottom, lower)
    return clear


def _between(rows: Sequence[Row], index: int) -> float:
    """The y between line `index` and the one above."""
    return (rows[index - 1][0].baseline + rows[index][0].baseline) / 2 - _OVER_BASELINE * rows[index][0].size
