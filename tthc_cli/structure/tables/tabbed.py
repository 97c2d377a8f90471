"""Shape A (seed 001): one row a line, cells parted by tabs; a blank line stands where a page ended."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tthc_cli.clean.clean_document import CleanLine
from tthc_cli.clean.mapped import Mapped, join
from tthc_cli.structure.numerals import parse_label
from tthc_cli.structure.tables.grid import Grid, GridCell, GridRow, row_of

_TAB = re.compile("\t")
_LINE_FEED = re.compile("\n")
_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPE = re.compile(r"\\(?=\|)")
_PIPE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*\|?\s*")


def is_tabbed(line: CleanLine) -> bool:
    """Whether a line holds a row of at least three cells parted by tabs, or by the bars of a Markdown table."""
    text = line.text.text
    return (text.count("\t") >= 2 and bool(text.strip())) or (text.lstrip().startswith("|") and text.count("|") >= 3)


def read_tabbed(lines: Sequence[CleanLine]) -> Grid | None:
    """A grid of the lines, or None where their numbers of cells disagree."""
    rows = [_cells(line) for line in lines]
    counts = [len(cells) for cells in rows if cells]
    if not counts:
        return None
    columns = max(set(counts), key=counts.count)
    agreeing = counts.count(columns) / len(counts)
    if columns < 3 or agreeing < 0.6:
        return None
    made: list[GridRow] = []
    parted = False
    for line, cells in zip(lines, rows, strict=True):
        if cells:
            fitted = _fit(cells, columns, made)
            made.append(_row(fitted, len(made), columns, line, starts_part=parted))
        parted = not line.text.text.strip()
    made, copies = _merge_repeated(made)
    return Grid(tuple(made), columns, copies=tuple(copies))


def _merge_repeated(rows: Sequence[GridRow]) -> tuple[list[GridRow], list[Mapped]]:
    """Cells that were merged downwards and are printed in each row: those equal to the ones above them, in a row whose
    number and content are: two tasks may bear one number by mistake. Also gives the copies.
    """
    merged: list[GridRow] = list(rows[:1])
    copies: list[Mapped] = []
    for row in rows[1:]:
        above = merged[-1].places
        equal = [cell.text.text == other.text.text != "" for cell, other in zip(row.places, above, strict=True)]
        if not (equal[0] and equal[1]) or all(equal):
            merged.append(row)
            continue
        places = zip(equal, row.places, above, strict=True)
        merged.append(row._replace(places=tuple(other if same else cell for same, cell, other in places)))
        copies += [cell.text for same, cell in zip(equal, row.places, strict=True) if same]
    return merged, copies


def _row(cells: list[Mapped], number: int, columns: int, line: CleanLine, *, starts_part: bool) -> GridRow:
    """A row of the grid; words in the first cell with nothing beside them go over the whole row."""
    if any(cells[1:]) or not cells[0].text or parse_label(cells[0].text) is not None:
        return row_of(cells, number, columns, bold=line.bold, starts_part=starts_part)
    return GridRow((GridCell(cells[0], number, 0, 1, columns, line.bold),) * columns, starts_part)


def _fit(cells: list[Mapped], columns: int, above: Sequence[GridRow]) -> list[Mapped]:
    """Takes empty cells out of a row that has too many.

    The rest of a row that a page break cut came with one tab too many in seed 001. Its pieces go where they complete
    something: below a value that stands in its column only once, not below one that is whole in many rows.
    """
    while len(cells) > columns and any(not cell.text for cell in cells):
        choices = [cells[:i] + cells[i + 1 :] for i, cell in enumerate(cells) if not cell.text]
        cells = (
            min(choices, key=lambda choice: _wholeness(choice, above)) if above and not cells[0].text else choices[-1]
        )
    return cells


def _wholeness(cells: Sequence[Mapped], above: Sequence[GridRow]) -> int:
    """How often the values that these cells would go on from stand whole in their columns."""
    total = 0
    for column, cell in enumerate(cells):
        if cell.text and column < len(above[-1].places):
            value = above[-1].places[column].text.text
            total += sum(row.places[column].text.text == value for row in above) if value else len(above)
    return total


def _cells(line: CleanLine) -> list[Mapped]:
    text = line.text
    if not text.text.strip() or _PIPE_RULE.fullmatch(text.text):
        return []
    if "\t" in text.text:
        return [_tidy(part) for part in text.split(_TAB)]
    bounds = (1 if text.text.lstrip().startswith("|") else 0, -1 if text.text.rstrip().endswith("|") else None)
    return [_tidy(_unescape(part)) for part in text.strip().part(*bounds).split(_PIPE)]


def _unescape(cell: Mapped) -> Mapped:
    """A bar inside a cell without the backslash that kept it from parting cells."""
    return join(cell.split(_ESCAPE), "") if "\\|" in cell.text else cell


def _tidy(cell: Mapped) -> Mapped:
    """A cell with its spaces squeezed line by line; `<br>` has become a line feed in it."""
    return join([line.squeeze() for line in cell.split(_LINE_FEED)], "\n")
