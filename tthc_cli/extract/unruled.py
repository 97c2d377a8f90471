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
from tthc_cli.extract.unruled_columns import Row, crossed, crossed_in_head, find_strips, middle_of, runs_of
from tthc_cli.extract.unruled_rows import find_tops, is_label, opens_with_label

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

_FEWEST_RULES = 3
_TITLE_LINES = 3
_SPANNING_SHARE = 0.4
"""So many lines of a page may run across the strips of the page before: it may hold three titles and a row."""
_MOST = 0.7
_ABOVE_BASELINE = 0.9


def find_unruled_grids(
    rows: Sequence[Row], horizontals: Sequence[Rule], is_bold: BoldTest, known: Sequence[float] = ()
) -> list[Grid]:
    """The grids of a page's tables that have no vertical rules, from the top down.

    `rows` are its words line by line, `known` the strips between the columns of the table that the page before ends
    with, which may go on here.
    """
    grids = []
    whole = join_rules(horizontals)
    for first, last in _regions(rows):
        region: Sequence[Row] = rows[first:last]
        left, right = min(row[0].x0 for row in region), max(row[-1].x1 for row in region)
        drawn = [rule.position for rule in whole if _overlap(rule, left, right) > _WIDE_RULE * (right - left)]
        region, drawn = _ruled_part(rows, first, last, drawn, known)
        region = region or _own_lines(rows, first, last, known)
        strips = _strips(region, known) if region else []
        if len(strips) >= _FEWEST_PARTS - 1:
            grids.extend(_grid(region, strips, drawn, is_bold))
    return grids


def _strips(rows: Sequence[Row], known: Sequence[float]) -> Sequence[float]:
    """The strips of these lines, or those of the page before where that has no fewer and these lines keep out of them:
    a page with three rows hides where a column with few words ends."""
    own = find_strips(rows)
    if len(known) < max(len(own), 1) or not any(row[-1].x1 > known[-1] for row in rows):
        return own
    crossing = sum(bool(crossed(row, known)) for row in rows)
    return known if crossing <= _SPANNING_SHARE * len(rows) else own


def _overlap(rule: Rule, left: float, right: float) -> float:
    return min(rule.end, right) - max(rule.start, left)


def _ruled_part(
    rows: Sequence[Row], first: int, last: int, drawn: list[float], known: Sequence[float]
) -> tuple[Sequence[Row], list[float]]:
    """The lines between the first and the last rule near a region, with all rules, where most of it lies there; lines
    of a row that a page end cut stand beyond, up to the end of the page."""
    top, bottom = rows[first][0].baseline - _REACH, rows[last - 1][0].baseline + _REACH
    near = [y for y in drawn if top < y < bottom]
    if len(near) < _FEWEST_RULES:
        return [], near
    inside = [index for index, row in enumerate(rows) if near[0] < middle_of(row) < near[-1]]
    if sum(first <= index < last for index in inside) < _MOST * (last - first):
        return [], near
    start, end = inside[0], inside[-1] + 1
    strips = _strips(rows[start:end], known)
    above, below = start, end
    while above > 0 and _is_rest(rows[above - 1], rows[above], strips):
        above -= 1
    while below < len(rows) and _is_rest(rows[below], rows[below - 1], strips):
        below += 1
    if all(_is_page_number(row) for row in rows[:above]):
        start = above
    if all(_is_page_number(row) for row in rows[below:]):
        end = below
    return rows[start:end], near


def _is_rest(row: Row, neighbour: Row, strips: Sequence[float]) -> bool:
    if not _is_next(row, neighbour) or _is_page_number(row):
        return False
    return not crossed(row, strips) or is_label(row, strips)


def _own_lines(rows: Sequence[Row], first: int, last: int, known: Sequence[float]) -> Sequence[Row]:
    """The lines of a table without rules near a region: the longest part of it without running text, and the lines
    above and below that keep out of the strips (upper lines of its head, the last lines of its last cells)."""
    strips = _strips(rows[first:last], known)
    if len(strips) < _FEWEST_PARTS - 1:
        return []
    start, end = max(_without_prose(rows, first, last, strips), key=lambda part: part[1] - part[0], default=(0, 0))
    if end - start < _FEWEST_LINES:
        return []
    left = min(row[0].x0 for row in rows[start:end]) - rows[start][0].size
    while start > 0 and _belongs(rows[start - 1], rows[start], strips, left):
        start -= 1
    while end < len(rows) and (
        _belongs(rows[end], rows[end - 1], strips, left) or _is_next_title(rows[end], rows[end - 1], strips)
    ):
        end += 1
    return rows[start:end]


def _without_prose(rows: Sequence[Row], first: int, last: int, strips: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The parts of a region between lines that run across its strips and are no title of a group. A part begins and
    ends with a line of columns."""
    start = end = first
    titled = 0
    for index in range(first, last):
        row = rows[index]
        if _keeps_out(row, strips):
            start = index if start == end else start
            end, titled = index + 1, 0
        elif start < end and titled < _TITLE_LINES and (titled or _is_title(row, rows[index + 1 : last], strips)):
            titled += 1
        else:
            yield start, end
            start = end = index + 1
            titled = 0
    yield start, end


def _is_title(row: Row, below: Sequence[Row], strips: Sequence[float]) -> bool:
    """Whether a line may be a group's title: it has a number in the first column, half a line lower too, or is one
    piece that begins with a number."""
    if below and len(below[0]) == 1 and is_label(below[0], strips) and _is_next(below[0], row):
        return True
    return is_label(row, strips) or (opens_with_label(row) and len(runs_of(row)) == 1)


def _is_next_title(row: Row, above: Row, strips: Sequence[float]) -> bool:
    """Whether a line goes on with the table as the title of a group whose tasks the next page has."""
    return _is_next(row, above) and is_label(row, strips) and strips[0] not in crossed(row, strips)


def _keeps_out(row: Row, strips: Sequence[float]) -> bool:
    """Whether a line runs across one strip at most, as the head over two columns does, and not across the first."""
    over = crossed_in_head(row, strips) if len(runs_of(row)) >= _FEWEST_PARTS else crossed(row, strips)
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
    return _is_next(row, neighbour) and not _is_page_number(row) and row[0].x0 >= left and _keeps_out(row, strips)


def _is_next(row: Row, neighbour: Row) -> bool:
    size = max(neighbour[0].size, row[0].size)
    return abs(row[0].baseline - neighbour[0].baseline) <= _NEXT_LINE * _PITCH_EM * size


def _is_page_number(row: Row) -> bool:
    return len(row) == 1 and row[0].text.strip("-–").isdigit()


def _grid(rows: Sequence[Row], strips: Sequence[float], drawn: Sequence[float], is_bold: BoldTest) -> list[Grid]:
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
