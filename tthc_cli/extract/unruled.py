"""Tables without rules: the columns that wide gaps show when line after line has the same ones."""

from __future__ import annotations

from itertools import pairwise

from tthc_cli.extract.lattice import Grid, GridCell
from tthc_cli.extract.page_content import DESCENT, Word
from tthc_cli.extract.text_lines import TextLine

_FEWEST_ROWS = 5
_FEWEST_COLUMNS = 3
"""Two columns are a letterhead or a signature; three in five lines on end are a table."""


def find_unruled_grid(lines: list[TextLine]) -> Grid | None:
    """The grid of the longest run of lines with the same columns, or None. Rows that wrap end a run and stay lines."""
    best: list[TextLine] = []
    run: list[TextLine] = []
    for line in lines:
        if run and not _columns([*run, line]):
            run = []
        run = [*run, line] if len(line.parts) >= _FEWEST_COLUMNS else []
        best = max(best, run, key=len)
    return _grid(best) if len(best) >= _FEWEST_ROWS else None


def _columns(lines: list[TextLine]) -> list[tuple[float, float]]:
    """Left and right end of each column; none if the lines do not have the same number of them or they overlap."""
    if len({len(line.parts) for line in lines}) != 1:
        return []
    parts: list[tuple[list[Word], ...]] = list(zip(*(line.parts for line in lines), strict=True))
    columns = [(min(part[0].x0 for part in column), max(part[-1].x1 for part in column)) for column in parts]
    return columns if all(left[1] < right[0] for left, right in pairwise(columns)) else []


def _grid(lines: list[TextLine]) -> Grid:
    columns = _columns(lines)
    between = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    xs = (columns[0][0], *between, columns[-1][1])
    first = lines[0].words[0]
    ys = (first.baseline - first.size, *(line.baseline + DESCENT * line.words[0].size for line in lines))
    cells = [
        GridCell(row, column, 1, 1, (xs[column], ys[row], xs[column + 1], ys[row + 1]))
        for row in range(len(lines))
        for column in range(len(columns))
    ]
    return Grid(xs, ys, tuple(cells))
