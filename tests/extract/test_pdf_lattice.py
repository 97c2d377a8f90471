"""Rules → grids."""

from __future__ import annotations

from tthc_cli.extract.lattice import Grid, find_grids
from tthc_cli.extract.page_content import Rule
from tthc_cli.extract.rule_pieces import join_rules


def across(y: float, x0: float, x1: float) -> Rule:
    return Rule(y, x0, x1)


def places(grid: Grid) -> list[tuple[int, int, int, int]]:
    return [cell[:4] for cell in grid.cells]


def test_plain_grid() -> None:
    rules = [across(y, 0, 200) for y in (0, 20, 40)]
    (grid,) = find_grids(rules, [Rule(x, 0, 40) for x in (0, 100, 200)])
    assert places(grid) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]
    assert grid.cells[3].box == (100, 20, 200, 40)


def test_header_of_two_rows() -> None:
    horizontals = [across(0, 0, 300), across(20, 100, 200), across(40, 0, 300), across(60, 0, 300)]
    verticals = [Rule(x, 0, 60) for x in (0, 100, 200, 300)] + [Rule(150, 20, 60)]
    (grid,) = find_grids(horizontals, verticals)
    assert places(grid)[:5] == [(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1)]


def test_group_row_over_all_columns() -> None:
    verticals = [Rule(0, 0, 60), Rule(300, 0, 60), Rule(100, 0, 20), Rule(100, 40, 60)]
    (grid,) = find_grids([across(y, 0, 300) for y in (0, 20, 40, 60)], verticals)
    assert (1, 0, 1, 2) in places(grid)


def test_pieces_and_double_borders_are_one_rule() -> None:
    pieces = [across(10, 0, 50), across(11.5, 51, 100), across(10, 100.4, 101)]
    assert len(join_rules(pieces)) == 1
    assert join_rules(pieces)[0][1:] == (0, 101)


def test_single_box_and_lonely_rules_are_nothing() -> None:
    assert find_grids([across(0, 0, 100), across(30, 0, 100)], [Rule(0, 0, 30), Rule(100, 0, 30)]) == []
    assert find_grids([across(0, 0, 100), across(30, 0, 100)], []) == []


def test_underline_that_touches_a_border_adds_no_row() -> None:
    horizontals = [across(0, 0, 200), across(12, 0, 40), across(30, 0, 200)]
    (grid,) = find_grids(horizontals, [Rule(x, 0, 30) for x in (0, 100, 200)])
    assert places(grid) == [(0, 0, 1, 1), (0, 1, 1, 1)]


def test_table_inside_a_cell_belongs_to_the_cell() -> None:
    outer = [across(0, 0, 400), across(100, 0, 400)], [Rule(0, 0, 100), Rule(200, 0, 100), Rule(400, 0, 100)]
    inner = [across(20, 220, 380), across(80, 220, 380)], [Rule(220, 20, 80), Rule(300, 20, 80), Rule(380, 20, 80)]
    assert len(find_grids(outer[0] + inner[0], outer[1] + inner[1])) == 1


def test_table_without_a_closing_rule_is_closed() -> None:
    verticals = [Rule(x, 0, 60) for x in (0, 100, 200)]
    (grid,) = find_grids([across(0, 0, 200), across(30, 0, 200)], verticals)
    assert len(grid.cells) == 4


def test_region_with_a_bent_border_is_cut_into_rectangles() -> None:
    horizontals = [across(0, 0, 200), across(20, 100, 200), across(40, 0, 200)]
    verticals = [Rule(0, 0, 40), Rule(200, 0, 40), Rule(100, 20, 40)]
    (grid,) = find_grids(horizontals, verticals)
    assert sum(cell.row_span * cell.column_span for cell in grid.cells) == 4
