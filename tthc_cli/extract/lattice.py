"""Ruling lines → tables: a chain of pure functions, edges → components → regions → grid with merged cells.

The places of a grid are the fields between neighbouring rule positions. Fields with no ink between them belong to one
region; a region the outside cannot flow into is a cell, however many rows and columns it covers. So merged cells need
no special case.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from tthc_cli.extract.page_content import Rule
from tthc_cli.extract.raw import Box
from tthc_cli.extract.rule_pieces import TOLERANCE, join_rules

_MOST_FIELDS = 20_000

_Field: TypeAlias = tuple[int, int]


class GridCell(NamedTuple):
    """One cell at its upper left grid place, with its spans and its box in points."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


class Grid(NamedTuple):
    """A table: `xs` and `ys` are the positions of its columns' and rows' borders, `cells` in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        """The box around the whole table."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_grids(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> list[Grid]:
    """All tables of at least two cells, from the top down; one inside a cell of another is part of that cell."""
    grids = []
    for across, down in _components(join_rules(horizontals), join_rules(verticals)):
        grid = _grid(_with_open_side(across, down), _with_open_side(down, across))
        if grid and len(grid.cells) > 1:
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return [grid for grid in grids if not any(_inside_a_cell(grid, other) for other in grids if other is not grid)]


def _components(across: list[Rule], down: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Sets of rules that hang together by crossing or meeting."""
    unseen = set(range(len(down)))
    rest = list(across)
    while rest:
        rows, columns, queue = [], [], [rest.pop()]
        while queue:
            row = queue.pop()
            rows.append(row)
            for index in [index for index in unseen if _meet(row, down[index])]:
                unseen.discard(index)
                columns.append(down[index])
                met = [other for other in rest if _meet(other, down[index])]
                rest = [other for other in rest if other not in met]
                queue.extend(met)
        if len(rows) > 1 and len(columns) > 1:
            yield sorted(rows), sorted(columns)


def _meet(row: Rule, column: Rule) -> bool:
    return (
        row.start - TOLERANCE <= column.position <= row.end + TOLERANCE
        and column.start - TOLERANCE <= row.position <= column.end + TOLERANCE
    )


def _with_open_side(rules: list[Rule], crossing: list[Rule]) -> list[Rule]:
    """Closes a side where at least three crossing rules run out to the same line: tables cut by a page end, or drawn
    without a frame."""
    ends = [
        (min(rule.start for rule in crossing), [rule.start for rule in crossing], rules[0].position),
        (max(rule.end for rule in crossing), [rule.end for rule in crossing], rules[-1].position),
    ]
    closed = list(rules)
    for outermost, all_ends, last in ends:
        reached = sum(abs(end - outermost) <= TOLERANCE for end in all_ends)
        if abs(outermost - last) > 3 * TOLERANCE and reached >= max(3, len(all_ends) - 1):
            closed.append(Rule(outermost, crossing[0].position, crossing[-1].position))
    return sorted(closed)


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    ys = sorted({rule.position for rule in across})
    xs = sorted({rule.position for rule in down})
    if (len(xs) - 1) * (len(ys) - 1) > _MOST_FIELDS:
        return None  # a drawing, not a table
    above = _walls(across, ys, xs)
    beside = _walls(down, xs, ys)
    regions = _regions(len(ys) - 1, len(xs) - 1, above, beside)
    return _compressed([part for region in regions for part in _rectangles(region)], xs, ys)


def _walls(rules: Iterable[Rule], positions: list[float], crossings: list[float]) -> set[tuple[int, int]]:
    """(index of the position, index of the field along it) wherever a rule covers that side of the field."""
    walls: set[tuple[int, int]] = set()
    for rule in rules:
        first = bisect_left(crossings, rule.start - TOLERANCE)
        last = bisect_right(crossings, rule.end + TOLERANCE) - 1
        place = bisect_left(positions, rule.position)
        walls.update((place, index) for index in range(first, last))
    return walls


def _regions(
    rows: int, columns: int, above: set[tuple[int, int]], beside: set[tuple[int, int]]
) -> Iterator[set[_Field]]:
    """Fields that flow together, without those that the outside flows into."""
    unseen = set(product(range(rows), range(columns)))
    for start in product(range(rows), range(columns)):
        if start not in unseen:
            continue
        region, queue, open_ = set[_Field](), [start], False
        unseen.discard(start)
        while queue:
            row, column = field = queue.pop()
            region.add(field)
            for neighbour, wall in (
                ((row - 1, column), (row, column) in above),
                ((row + 1, column), (row + 1, column) in above),
                ((row, column - 1), (column, row) in beside),
                ((row, column + 1), (column + 1, row) in beside),
            ):
                if wall:
                    continue
                if not (0 <= neighbour[0] < rows and 0 <= neighbour[1] < columns):
                    open_ = True
                elif neighbour in unseen:
                    unseen.discard(neighbour)
                    queue.append(neighbour)
        if not open_:
            yield region


def _rectangles(region: set[_Field]) -> Iterator[tuple[int, int, int, int]]:
    """(row, column, end row, end column) of the region; one with a bent border is cut into several from the top."""
    if len(region) == 1:
        ((row, column),) = region
        yield row, column, row + 1, column + 1
        return
    rest = set(region)
    while rest:
        row, column = min(rest)
        right = column + 1
        while (row, right) in rest:
            right += 1
        bottom = row + 1
        while all((bottom, place) in rest for place in range(column, right)):
            bottom += 1
        rest.difference_update(product(range(row, bottom), range(column, right)))
        yield row, column, bottom, right


def _compressed(parts: list[tuple[int, int, int, int]], xs: list[float], ys: list[float]) -> Grid | None:
    """The grid without lines that bound no cell, such as an underlined word that happens to touch a border."""
    if not parts:
        return None
    rows = sorted({row for part in parts for row in (part[0], part[2])})
    columns = sorted({column for part in parts for column in (part[1], part[3])})
    row_at, column_at = {row: n for n, row in enumerate(rows)}, {column: n for n, column in enumerate(columns)}
    cells = [
        GridCell(
            row_at[row],
            column_at[column],
            row_at[bottom] - row_at[row],
            column_at[right] - column_at[column],
            (xs[column], ys[row], xs[right], ys[bottom]),
        )
        for row, column, bottom, right in sorted(parts)
    ]
    return Grid(tuple(xs[n] for n in columns), tuple(ys[n] for n in rows), tuple(cells))


def _inside_a_cell(grid: Grid, other: Grid) -> bool:
    x0, top, x1, bottom = grid.box
    return any(
        cell.box[0] <= x0 and cell.box[1] <= top and x1 <= cell.box[2] and bottom <= cell.box[3] for cell in other.cells
    )
