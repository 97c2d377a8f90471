"""DocumentTree → Plan: what the parts of a document mean. `fields/` has one file a small language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeVar

from tthc_cli.clean.mapped import Mapped
from tthc_cli.interpret.blocks import block_of, find_parts
from tthc_cli.interpret.citations import read_citations, read_deadlines, read_targets
from tthc_cli.interpret.coverage import measure_coverage
from tthc_cli.interpret.diagnostics import read_diagnostics
from tthc_cli.interpret.identity import read_identity
from tthc_cli.interpret.parent import find_parent
from tthc_cli.interpret.passages import find_passages
from tthc_cli.interpret.places import Places
from tthc_cli.interpret.sections import read_sections
from tthc_cli.interpret.tasks import read_tasks
from tthc_cli.model.plan import Appendix, Citation, OcrPage, Plan, Signature, Source, Target, Task
from tthc_cli.structure import document_tree as tree_types
from tthc_cli.structure.document_tree import DocumentTree

V = TypeVar("V", Citation, Target)

__all__ = ["interpret_document"]


def interpret_document(tree: DocumentTree) -> Plan:
    """Reads a document's parts as a plan. Values that are not in the document are null; nothing is invented."""
    places = Places(tree.clean.raw)
    identity = read_identity(tree)
    passages = find_passages(tree)
    parts = find_parts(tree)
    citations = read_citations(passages, places)
    targets = read_targets(passages, places)
    tasks = tuple(_complete(task, texts, citations, targets) for task, texts in read_tasks(tree, places, identity.year))
    return Plan(
        source=_source(tree),
        kind=identity.kind,
        number=identity.number,
        issuer=identity.issuer,
        place=identity.place,
        date=identity.date,
        title=identity.title,
        year=identity.year,
        parent=find_parent(identity, citations),
        citations=citations,
        sections=tuple(section for part in tree.instruments for section in read_sections(part.outline, places)),
        appendices=tuple(_appendix(appendix, places) for appendix in tree.appendices),
        tasks=tasks,
        targets=targets,
        deadlines=read_deadlines(passages, places, identity.year),
        recipients=_recipients(tree),
        signature=_signature(tree),
        diagnostics=read_diagnostics(tree, places, tasks),
        blocks=tuple(block_of(part, places) for part in parts),
        coverage=measure_coverage(tree, parts, places),
    )


def _source(tree: DocumentTree) -> Source:
    raw = tree.clean.raw
    return Source(
        path=raw.path,
        media_type=raw.media_type,
        sha256=raw.sha256,
        pages=raw.pages,
        ocr=bool(raw.ocr_pages),
        ocr_pages=tuple(OcrPage(page=each.page, confidence=each.confidence) for each in raw.ocr_pages),
        unread_pages=raw.unread.pages if raw.unread is not None else (),
    )


def _complete(task: Task, texts: Sequence[Mapped], citations: Sequence[Citation], targets: Sequence[Target]) -> Task:
    """Adds what is cited and aimed at in the very texts that the task was read from."""
    bounds = [(text.start, text.end) for text in texts if text.text]
    keys = (citation.key for citation in _within(citations, bounds) if citation.key)
    aims = tuple(_within(targets, bounds))
    return task.model_copy(update={"citations": tuple(dict.fromkeys(keys)), "targets": aims})


def _within(values: Sequence[V], bounds: Iterable[tuple[int, int]]) -> list[V]:
    """Those of some values in document order that stand inside one of the bounds."""
    places: set[int] = set()
    for start, end in bounds:
        first = bisect_left(values, start, key=_start)
        last = bisect_left(values, end, first, key=_start)
        places.update(place for place in range(first, last) if values[place].span.end <= end)
    return [values[place] for place in sorted(places)]


def _start(value: Citation | Target) -> int:
    return value.span.start


def _appendix(appendix: tree_types.Appendix, places: Places) -> Appendix:
    tables = [table for table in appendix.tables if table.columns]
    return Appendix(
        label=appendix.label.text if appendix.label is not None else "",
        title=appendix.title.text if appendix.title is not None else None,
        columns=tuple(column.head for table in tables[:1] for column in table.columns),
        rows=sum(len(table.rows) for table in appendix.tables),
        span=places.span(appendix.start, appendix.end),
    )


def _recipients(tree: DocumentTree) -> tuple[str, ...]:
    return next(
        (tuple(text.text for text in part.closing.recipients) for part in tree.instruments if part.closing.recipients),
        (),
    )


def _signature(tree: DocumentTree) -> Signature:
    """The first signature of the file; the authority's lines are joined as one reads them."""
    for part in tree.instruments:
        closing = part.closing
        if closing.position is not None or closing.authority or closing.name is not None:
            return Signature(
                authority=" ".join(line.text for line in closing.authority) or None,
                position=closing.position.text if closing.position is not None else None,
                name=closing.name.text if closing.name is not None else None,
            )
    return Signature()
