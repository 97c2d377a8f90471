"""Tables without vertical rules, or without any: blank strips that run down between columns take the place of rules.

What is found is written as rules again, and the lattice makes the cells: merged ones need no second way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from tthc_cli.extract.lattice import Grid, find_grids
from tthc_cli.extract.page_content import Rule, Word
from tthc_cli.extract.rule_pieces import join_rules
from tthc_cli.extract.unruled_columns import Row, crossed, find_strips, middle_of, runs_of
from tthc_cli.extract.unruled_rows import find_tops

BoldTest: TypeAlias = Callable[[Word], bool | None]

_FEWEST_PARTS = 3
"""Two columns are a letterhead or a signature; three in a few lines near each other are a table."""

_FEWEST_LINES = 3
_FAR = 14
"""So many lines may stand between two that show several columns: the rest of a long cell."""

_PITCH_EM = 1.25
_NEXT_LINE = 1.7
"""Lines further apart than this, in line pitches, do not belong to one cell."""

_WIDE_RULE = 0.6
"""Share of the table's width that a rule under a row runs over."""

_REACH = 30.0
"""Points above and below the lines with several columns where a table's first and last rule may be."""

_MOST = 0.7
_ABOVE_BASELINE = 0.9


def find_unruled_grids(rows: Sequence[Row], horizontals: Sequence[Rule], is_bold: BoldTest) -> list[Grid]:
    """The grids of a page's tables that have no vertical rules, from the top down; `rows` are its words line by line."""
    grids = []
    whole = join_rules(horizontals)
    for first, last in _regions(rows):
        region = rows[first:last]
        left, right = min(row[0].x0 for row in region), max(row[-1].x1 for row in region)
        drawn = [rule.position for rule in whole if _overlap(rule, left, right) > _WIDE_RULE * (right - left)]
        region, drawn = _ruled_part(rows, first, last, drawn)
        region = region or _own_lines(rows, first, last)
        strips = find_strips(region) if region else []
        if len(strips) >= _FEWEST_PARTS - 1:
            grids.extend(_grid(region, strips, drawn, is_bold))
    return grids


def _overlap(rule: Rule, left: float, right: float) -> float:
    return min(rule.end, right) - max(rule.start, left)


def _ruled_part(
    rows: Sequence[Row], first: int, last: int, drawn: Sequence[float]
) -> tuple[Sequence[Row], Sequence[float]]:
    """The lines between the uppermost and the lowest rule near a region, with all rules, where most of it lies there."""
    top, bottom = rows[first][0].baseline - _REACH, rows[last - 1][0].baseline + _REACH
    near = [y for y in drawn if top < y < bottom]
    inside = [row for row in rows if near and near[0] < middle_of(row) < near[-1]]
    known = sum(near[0] < middle_of(row) < near[-1] for row in rows[first:last]) if near else 0
    return (inside, near) if len(near) > 2 and known >= _MOST * (last - first) else ([], near)


def _own_lines(rows: Sequence[Row], first: int, last: int) -> Sequence[Row]:
    """The lines of a region without rules: without those at its ends that belong to running text, with those above and
    below that keep out of the strips (upper lines of its head, the last lines of its last cells)."""
    strips = find_strips(rows[first:last])
    if len(strips) < _FEWEST_PARTS - 1:
        return []
    while first < last and not _keeps_out(rows[first], strips):
        first += 1
    while last > first and not _keeps_out(rows[last - 1], strips):
        last -= 1
    if last - first < _FEWEST_LINES:
        return []
    left = min(row[0].x0 for row in rows[first:last]) - _PITCH_EM * rows[first][0].size
    while first > 0 and _belongs(rows[first - 1], rows[first], strips, left):
        first -= 1
    while last < len(rows) and _belongs(rows[last], rows[last - 1], strips, left):
        last += 1
    return rows[first:last]


def _keeps_out(row: Row, strips: Sequence[float]) -> bool:
    """Whether a line runs across one strip at most, as the head over two columns does, and not across the first."""
    over = crossed(row, strips)
    return len(over) <= 1 and strips[0] not in over


def _regions(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """(first, end) of the lines from the first to the last that shows several columns, where those are near enough."""
    found: list[int] = []
    for index, row in enumerate(rows):
        if len(runs_of(row)) < _FEWEST_PARTS:
            continue
        if found and (index - found[-1] > _FAR or _prose_between(rows[found[-1] + 1 : index], rows, found)):
            if len(found) >= _FEWEST_LINES:
                yield found[0], found[-1] + 1
            found = []
        found.append(index)
    if len(found) >= _FEWEST_LINES:
        yield found[0], found[-1] + 1


def _prose_between(between: Sequence[Row], rows: Sequence[Row], found: Sequence[int]) -> bool:
    """Whether three lines on end run over the whole width that the table has so far."""
    left = min(rows[index][0].x0 for index in found)
    right = max(rows[index][-1].x1 for index in found)
    most = 0
    for row in between:
        whole = len(runs_of(row)) == 1 and row[-1].x1 - row[0].x0 > 0.8 * (right - left)
        most = most + 1 if whole else 0
        if most > 2:
            return True
    return False


def _belongs(row: Row, neighbour: Row, strips: Sequence[float], left: float) -> bool:
    size = max(neighbour[0].size, row[0].size)
    near = abs(row[0].baseline - neighbour[0].baseline) <= _NEXT_LINE * _PITCH_EM * size
    page_number = len(row) == 1 and row[0].text.strip("-–").isdigit()
    return near and not page_number and row[0].x0 >= left and _keeps_out(row, strips)


def _grid(rows: Sequence[Row], strips: list[float], drawn: Sequence[float], is_bold: BoldTest) -> list[Grid]:
    left = min(row[0].x0 for row in rows) - 2
    right = max(word.x1 for row in rows for word in row) + 2
    top = rows[0][0].baseline - _ABOVE_BASELINE * max(word.size for word in rows[0])
    bottom = rows[-1][0].baseline + 0.4 * rows[-1][0].size
    tops = find_tops(rows, strips, drawn, is_bold)
    borders = [min([top, *drawn]), *(y for y in tops if y > top), max([bottom, *drawn])]
    across = [Rule(y, left, right) for y in borders]
    down = [Rule(left, borders[0], borders[-1]), Rule(right, borders[0], borders[-1])]
    for upper, lower in pairwise(borders):
        inside = [row for row in rows if upper <= middle_of(row) < lower]
        across.extend(_inner_heads(inside, strips, left, right) if upper == borders[0] else ())
        down.extend(_walls(inside, strips, upper, lower, is_head=upper == borders[0]))
    return find_grids(across, down)


def _walls(
    rows: Sequence[Row], strips: Sequence[float], upper: float, lower: float, *, is_head: bool
) -> Iterator[Rule]:
    """The strips of one table row as rules; one that a line runs across is open, in a head only along that line."""
    for strip in strips:
        crossing = [row for row in rows if strip in crossed(row, [strip])]
        if not crossing:
            yield Rule(strip, upper, lower)
        elif is_head and crossing[-1] is not rows[-1]:
            yield Rule(strip, _under(crossing[-1], rows), lower)


def _inner_heads(rows: Sequence[Row], strips: Sequence[float], left: float, right: float) -> Iterator[Rule]:
    """Under a head over several columns, the rule that parts it from the heads of those columns."""
    edges = [left, *strips, right]
    for row in rows[:-1]:
        over = crossed(row, strips)
        if over and not any(set(over) & set(crossed(other, strips)) for other in rows[rows.index(row) + 1 :]):
            yield Rule(_under(row, rows), edges[edges.index(over[0]) - 1], edges[edges.index(over[-1]) + 1])


def _under(row: Row, rows: Sequence[Row]) -> float:
    """Half way to the next line that stands clear below."""
    below = [other[0].baseline for other in rows if other[0].baseline - row[0].baseline > 0.8 * row[0].size]
    return row[0].baseline + 0.3 * row[0].size if not below else (row[0].baseline + min(below)) / 2 - 0.3 * row[0].size
