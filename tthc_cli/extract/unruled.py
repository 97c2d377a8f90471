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
from tthc_cli.extract.unruled_columns import Row, crossed, crossed_in_head, middle_of, runs_of
from tthc_cli.extract.unruled_region import FEWEST_PARTS, find_regions, own_lines, ruled_part, strips_of
from tthc_cli.extract.unruled_rows import find_tops

BoldTest: TypeAlias = Callable[[Word], bool | None]

_WIDE_RULE = 0.6
"""Share of the table's width that a rule under a row runs over."""

_NEAR = 12.0
_ABOVE_BASELINE = 0.9


def find_unruled_grids(
    rows: Sequence[Row], horizontals: Sequence[Rule], is_bold: BoldTest, known: Sequence[float] = ()
) -> list[Grid]:
    """The grids of a page's tables that have no vertical rules, from the top down.

    `rows` are its words line by line, `known` the strips between the columns of the table that the page before ends
    with, which may go on here.
    """
    grids = []
    regions = list(find_regions(rows))
    whole = join_rules(horizontals) if regions else []
    for first, last in regions:
        region: Sequence[Row] = rows[first:last]
        left, right = min(row[0].x0 for row in region), max(row[-1].x1 for row in region)
        drawn = [rule.position for rule in whole if _overlap(rule, left, right) > _WIDE_RULE * (right - left)]
        region, drawn = ruled_part(rows, first, last, drawn, known)
        region = region or own_lines(rows, first, last, known)
        strips = strips_of(region, known) if region else []
        if len(strips) >= FEWEST_PARTS - 1:
            grids.extend(_grid(region, strips, drawn, is_bold, whole))
    return grids


def _overlap(rule: Rule, left: float, right: float) -> float:
    return min(rule.end, right) - max(rule.start, left)


def _grid(
    rows: Sequence[Row], strips: Sequence[float], drawn: Sequence[float], is_bold: BoldTest, rules: Sequence[Rule]
) -> list[Grid]:
    left = min(row[0].x0 for row in rows) - 2
    right = max(word.x1 for row in rows for word in row) + 2
    top = rows[0][0].baseline - _ABOVE_BASELINE * max(word.size for word in rows[0])
    bottom = rows[-1][0].baseline + 0.4 * rows[-1][0].size
    tops = find_tops(rows, strips, drawn, is_bold)
    borders = [min([top, *drawn]), *(y for y in tops if y > top), max([bottom, *drawn])]
    across = [Rule(y, left, right) for y in borders]
    across.extend(_partial([left, *strips, right], [rule for rule in rules if top < rule.position < bottom], drawn))
    down = [Rule(left, borders[0], borders[-1]), Rule(right, borders[0], borders[-1])]
    for upper, lower in pairwise(borders):
        inside = [row for row in rows if upper <= middle_of(row) < lower]
        across.extend(_inner_heads(inside, strips, left, right) if upper == borders[0] else ())
        down.extend(_walls(inside, strips, upper, lower, is_head=upper == borders[0]))
    return find_grids(across, down)


def _partial(edges: Sequence[float], rules: Sequence[Rule], drawn: Sequence[float]) -> Iterator[Rule]:
    """The rules under some cells of a row only, because the others are merged with those below. They begin and end near
    where columns part; what does not underlines a word."""
    for rule in rules:
        start, end = (_nearest(edges, place) for place in (rule.start, rule.end))
        if rule.position not in drawn and start < end and max(abs(start - rule.start), abs(end - rule.end)) < _NEAR:
            yield Rule(rule.position, start, end)


def _walls(
    rows: Sequence[Row], strips: Sequence[float], upper: float, lower: float, *, is_head: bool
) -> Iterator[Rule]:
    """The strips of one table row as rules; one that a line runs across is open, in a head only along that line.

    A group's title has the row to its right for itself."""
    title_end = max((strip for row in rows for strip in crossed(row, strips)), default=None)
    alone = title_end is not None and not any(word.x0 > title_end for row in rows for word in _right_of(row, title_end))
    for strip in strips:
        crossing = [row for row in rows if (crossed_in_head if is_head else crossed)(row, [strip])]
        if not crossing and not (alone and not is_head and title_end is not None and strip > title_end):
            yield Rule(strip, upper, lower)
        elif is_head and crossing and crossing[-1] is not rows[-1]:
            yield Rule(strip, _under(crossing[-1], rows), lower)


def _right_of(row: Row, strip: float) -> list[Word]:
    """The words right of a strip that do not belong to what runs across it."""
    end = max((end for start, end in runs_of(row) if start < strip < end), default=strip)
    return [word for word in row if word.x0 >= end]


def _inner_heads(rows: Sequence[Row], strips: Sequence[float], left: float, right: float) -> Iterator[Rule]:
    """Under a head over several columns, the rule that parts it from the heads of those columns."""
    edges = [left, *strips, right]
    for row in rows[:-1]:
        over = crossed_in_head(row, strips)
        if over and not any(set(over) & set(crossed_in_head(other, strips)) for other in rows[rows.index(row) + 1 :]):
            yield Rule(_under(row, rows), edges[edges.index(over[0]) - 1], edges[edges.index(over[-1]) + 1])


def _under(row: Row, rows: Sequence[Row]) -> float:
    """Half way to the next line that stands clear below."""
    below = [other[0].baseline for other in rows if other[0].baseline - row[0].baseline > 0.8 * row[0].size]
    return row[0].baseline + 0.3 * row[0].size if not below else (row[0].baseline + min(below)) / 2 - 0.3 * row[0].size


def _nearest(edges: Sequence[float], place: float) -> float:
    return min(edges, key=lambda edge: abs(edge - place))
