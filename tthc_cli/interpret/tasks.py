"""Tasks: rows of task tables, or where there is none, items of prose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tthc_cli.clean.mapped import EMPTY, Mapped
from tthc_cli.interpret.fields.product import parse_products
from tthc_cli.interpret.fields.timing import parse_interval, parse_timing
from tthc_cli.interpret.fields.unit import parse_units
from tthc_cli.interpret.places import Places
from tthc_cli.model.plan import Task, Timing
from tthc_cli.structure.document_tree import DocumentTree, Node, TaskRow, TaskTable

if TYPE_CHECKING:
    from tthc_cli.interpret.prose_tasks import ProseTask


def all_tables(tree: DocumentTree) -> list[tuple[TaskTable, str]]:
    """Every task table of a document with what its places are called: `appendix`, or the path of the section it stands
    in.
    """
    found: list[tuple[TaskTable, str]] = []
    for instrument in tree.instruments:
        found += [(table, "appendix") for table in instrument.tables]
        for node in walk(instrument.outline):
            found += [(table, node.path) for table in node.tables]
    found += [(table, "appendix") for appendix in tree.appendices for table in appendix.tables]
    return found


def walk(nodes: Iterable[Node]) -> Iterable[Node]:
    """All nodes, each before its children."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def row_texts(row: TaskRow) -> list[Mapped]:
    """The texts of a row in column order."""
    return [*row.cells.values(), *row.extra]


def read_tasks(tree: DocumentTree, places: Places, year: int | None) -> list[tuple[Task, list[Mapped]]]:
    """Each task with the texts it was read from. Its citations and targets are filled in by who knows all of them."""
    tables = all_tables(tree)
    rows = [row for table, _ in tables for row in table.rows]
    if rows:
        return [(_table_task(row, places, year), row_texts(row)) for row in rows]
    from tthc_cli.interpret.prose_tasks import find_prose_tasks  # a plan with a table need not wait for it

    items = [item for instrument in tree.instruments for item in find_prose_tasks(instrument.outline)]
    return [(_prose_task(item, places, year), [item.content, *item.fields.values()]) for item in items]


def _table_task(row: TaskRow, places: Places, year: int | None) -> Task:
    cells = row.cells
    texts = [text for text in row_texts(row) if text.text]
    return Task(
        path=row.path,
        groups=row.groups,
        content=_one_line(cells["content"]),
        leads=parse_units(cells.get("leads", EMPTY).text),
        coordinators=parse_units(cells.get("coordinators", EMPTY).text),
        products=parse_products(cells.get("products", EMPTY).text),
        timing=_row_timing(row, year),
        targets=(),
        citations=(),
        origin="table",
        span=places.span(min(text.start for text in texts), max(text.end for text in texts)),
    )


def _row_timing(row: TaskRow, year: int | None) -> Timing:
    start, end = row.cells.get("start", EMPTY).text, row.cells.get("end", EMPTY).text
    if start or end:
        return parse_interval(start, end, year)
    return parse_timing(row.cells.get("timing", EMPTY).text, year)


def _prose_task(item: ProseTask, places: Places, year: int | None) -> Task:
    from tthc_cli.interpret.prose_tasks import timing_in_prose

    given = item.fields.get("timing")
    time = given.text if given is not None else timing_in_prose(item.content.text)
    return Task(
        path=item.path,
        groups=item.groups,
        content=_one_line(item.content),
        leads=parse_units(item.fields.get("leads", EMPTY).text),
        coordinators=parse_units(item.fields.get("coordinators", EMPTY).text),
        products=parse_products(item.fields.get("products", EMPTY).text),
        timing=parse_timing(time or "", year),
        targets=(),
        citations=(),
        origin="prose",
        span=places.span_of(item.content),
    )


def _one_line(text: Mapped) -> str:
    return " ".join(text.text.split())
