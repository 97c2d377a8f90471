"""Tables of every shape → task tables. One file a shape; each reader gives a grid or says that it cannot read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from tthc_cli.clean.clean_document import CleanBlock, CleanLine, CleanTable
from tthc_cli.lexicon.columns import opens_table
from tthc_cli.structure.document_tree import TaskTable
from tthc_cli.structure.tables.celled import is_celled, read_celled
from tthc_cli.structure.tables.grid import Grid
from tthc_cli.structure.tables.heads import Head, find_head
from tthc_cli.structure.tables.rows import keep_other_table, read_task_rows
from tthc_cli.structure.tables.ruled import read_ruled
from tthc_cli.structure.tables.tabbed import is_tabbed, read_tabbed

__all__ = ["Item", "read_tables"]

Item: TypeAlias = CleanLine | TaskTable

# How many lines without a tab may stand between two cells of a celled table: the longest cell of seed 003 has four
# lines.
_CELL_LINES = 10


def read_tables(blocks: Sequence[CleanBlock]) -> list[Item]:
    """The blocks of a part of a document, its tables of tasks read. Tables of anything else come as their
    cells' lines.
    """
    items: list[Item] = []
    for run in _runs(blocks):
        if isinstance(run[0], CleanTable):
            items += _read_ruled([table for table in run if isinstance(table, CleanTable)])
        else:
            items += _read_text([line for line in run if isinstance(line, CleanLine)])
    return items


def _runs(blocks: Sequence[CleanBlock]) -> Iterator[list[CleanBlock]]:
    """Lines that stand together, and tables with nothing but blank lines between them."""
    run: list[CleanBlock] = []
    for block in blocks:
        blank = isinstance(block, CleanLine) and not block.text.text.strip()
        if run and isinstance(run[0], CleanTable) and blank:
            continue
        if run and isinstance(block, CleanTable) != isinstance(run[0], CleanTable):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _read_ruled(tables: Sequence[CleanTable]) -> Iterator[Item]:
    """Tables that follow one another: one without a head of its own goes on with the one before, as over a
    page break.
    """
    for group in _continued(tables):
        grid = read_ruled(group)
        head = find_head(grid)
        if head is not None:
            yield read_task_rows(grid, head)
        elif is_other_table(grid):
            yield keep_other_table(grid)
        else:
            yield from _cell_lines(group)


def _continued(tables: Sequence[CleanTable]) -> list[list[CleanTable]]:
    groups: list[list[CleanTable]] = []
    first: Head | None = None
    for table in tables:
        head = find_head(read_ruled([table]))
        repeats = head is not None and first is not None and _roles(head) == _roles(first)
        if groups and first is not None and (repeats or (head is None and table.columns == groups[-1][0].columns)):
            groups[-1].append(table)
        else:
            groups.append([table])
            first = head
    return groups


def _roles(head: Head) -> list[str | None]:
    return [column.role for column in head.columns]


def _cell_lines(tables: Sequence[CleanTable]) -> Iterator[CleanLine]:
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.text.text:
                    yield CleanLine(cell.text, row.page, cell.box, cell.bold, whole=True)


def _read_text(lines: Sequence[CleanLine]) -> list[Item]:
    items: list[Item] = []
    rest: list[CleanLine] = []
    index = 0
    while index < len(lines):
        end, grid = _text_grid(lines, index)
        head = find_head(grid) if grid is not None else None
        if grid is not None and (head is not None or is_other_table(grid)):
            table = read_task_rows(grid, head) if head is not None else keep_other_table(grid)
            items += [*_read_loose(rest), table]
            rest, index = [], end
        else:
            stop = end if grid is not None else index + 1
            rest += lines[index:stop]
            index = stop
    return [*items, *_read_loose(rest)]


def is_other_table(grid: Grid) -> bool:
    """Whether a grid is a table at all, and not a frame around running text: several rows of several filled cells."""
    return sum(len(row.filled) > 1 for row in grid.rows) > 1


def _text_grid(lines: Sequence[CleanLine], start: int) -> tuple[int, Grid | None]:
    """The marked table that begins at `start`, and where it ends."""
    if is_tabbed(lines[start]):
        end = _last(lines, start, is_tabbed, gap=0)
        return end, read_tabbed(lines[start:end])
    if is_celled(lines[start]):
        end = _last(lines, start, is_celled, gap=_CELL_LINES)
        while end < len(lines) and lines[end].text.text.strip():
            end += 1
        return end, read_celled(lines[start:end])
    return start + 1, None


def _last(lines: Sequence[CleanLine], start: int, belongs: Callable[[CleanLine], bool], *, gap: int) -> int:
    """The end of the lines that belong together, with blank lines and at most `gap` others in between."""
    end, others = start + 1, 0
    for index in range(start + 1, len(lines)):
        if belongs(lines[index]):
            end, others = index + 1, 0
        elif lines[index].text.text.strip():
            others += 1
            if others > gap:
                break
    return end


def _read_loose(lines: Sequence[CleanLine]) -> list[Item]:
    if not any(opens_table(line.text.text) for line in lines):
        return list(lines)
    from tthc_cli.structure.tables.loose import find_loose, read_loose  # few documents need it

    region = find_loose(lines)
    if region is None:
        return list(lines)
    grid = read_loose(lines, region)
    if grid is None:
        return list(lines)
    return [*lines[: region.start], read_task_rows(grid, Head(grid.heads, 0, 1)), *lines[region.end :]]
