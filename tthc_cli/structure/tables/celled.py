"""Shape B (seed 003): one cell a line, each opened by a tab, rows parted by blank lines, merged cells repeated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tthc_cli.clean.clean_document import CleanLine
from tthc_cli.clean.mapped import EMPTY, Mapped, join
from tthc_cli.structure.tables.grid import Grid, GridCell, GridRow


def is_celled(line: CleanLine) -> bool:
    """Whether a line opens a cell: a tab first and no other."""
    text = line.text.text
    return text.startswith("\t") and "\t" not in text[1:]


def read_celled(lines: Sequence[CleanLine]) -> Grid | None:
    """A grid of the lines, or None where they do not make rows of one length.

    A line without a tab goes on with the cell above. A blank line inside a cell (`Sở Nội vụ`, blank, next cell) does
    not end the row: a row ends where its cells are all there.
    """
    runs = _runs(lines)
    sizes = Counter(len(run) for run in runs if run)
    if not sizes:
        return None
    columns = sizes.most_common(1)[0][0]
    rows = _rows(runs, columns)
    complete = sum(len(row) == columns for row in rows)
    if columns < 3 or complete < 0.8 * len(rows):
        return None
    made = tuple(GridRow(_merge_repeated(row, number, columns)) for number, row in enumerate(rows))
    taken = {id(cell.text) for row in made for cell in row.distinct}
    return Grid(made, columns, copies=tuple(text for row in rows for text in row if id(text) not in taken))


def _runs(lines: Sequence[CleanLine]) -> list[list[Mapped]]:
    """The cells between blank lines; the lines of one cell joined by line feeds, for they were typed."""
    runs: list[list[Mapped]] = [[]]
    for line in lines:
        if not line.text.text:
            runs.append([])
        elif line.text.text.startswith("\t"):
            runs[-1].append(line.text.squeeze())
        elif line.text.text.strip():
            _go_on(runs, line.text.squeeze())
    return [run for run in runs if run]


def _go_on(runs: list[list[Mapped]], text: Mapped) -> None:
    run = next((run for run in reversed(runs) if run), None)
    if run is not None:
        run[-1] = join([run[-1], text], "\n")


def _rows(runs: list[list[Mapped]], columns: int) -> list[list[Mapped]]:
    rows: list[list[Mapped]] = []
    for run in runs:
        if rows and len(rows[-1]) < columns and len(rows[-1]) + len(run) <= columns:
            rows[-1] += run
        else:
            rows.append(list(run))
    return rows


def _merge_repeated(row: list[Mapped], number: int, columns: int) -> tuple[GridCell, ...]:
    """Equal neighbours are one merged cell; that is how the shape prints a cell over several columns."""
    texts = [*row, *[EMPTY] * (columns - len(row))]
    places: list[GridCell] = []
    column = 0
    while column < columns:
        span = 1
        while column + span < columns and texts[column].text and texts[column + span].text == texts[column].text:
            span += 1
        places += [GridCell(texts[column], number, column, column_span=span)] * span
        column += span
    return tuple(places)
