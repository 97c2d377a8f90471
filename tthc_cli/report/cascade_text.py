"""The compliance diff for people: documents, each child against its parent, other findings, summary, verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.messages import message
from tthc_cli.lexicon.report_messages import label
from tthc_cli.link.lookup import pair_tasks
from tthc_cli.model.cascade import HOLES, Coverage, DocumentSummary, Link
from tthc_cli.model.findings import Finding
from tthc_cli.report.canvas import Canvas, draw
from tthc_cli.report.cascade_overview import matrices, overview, summary
from tthc_cli.report.coverage_table import coverage_drawing, findings_on
from tthc_cli.report.figures import child_figures
from tthc_cli.report.finding_list import finding_list
from tthc_cli.report.labels import dated, number_words
from tthc_cli.report.parts import count_documents, lists, part
from tthc_cli.report.presentation import Presentation
from tthc_cli.report.severity import link_mark
from tthc_cli.report.verdict import verdict

# Less of an issuer's name than this tells nobody which body it is.
_ISSUER_ROOM = 16
# From more children than this on, nobody reads them one after the other: the worst are shown, and what is common.
_MANY = 25


def render_folder(shown: Presentation) -> Iterator[str]:
    """The report on a folder; its last line is the verdict."""
    for drawing in _story(shown):
        yield draw(drawing, shown.canvas)


def render_pair(shown: Presentation) -> Iterator[str]:
    """One child against one parent; the last line is the verdict."""
    lang = shown.canvas.lang
    legend = Text(label("line_legend", lang), "dim")
    for drawing in (*_pair(shown), Text(), legend, verdict(shown.report, (), shown.settings, lang)):
        yield draw(drawing, shown.canvas)


def _story(shown: Presentation) -> Iterator[RenderableType]:
    links = shown.child_links()
    if shown.extent.matrix:
        yield from matrices(shown)
    elif len(links) > _MANY and not shown.extent.every_row:
        yield from overview(shown)
    else:
        yield from _details(shown)
        yield Text()
        yield Text(label("line_legend", shown.canvas.lang), "dim")
    yield verdict(shown.report, links, shown.settings, shown.canvas.lang)


def _details(shown: Presentation) -> Iterator[RenderableType]:
    """Everything there is to tell, child by child, and the summary at the end, where a terminal stands."""
    links = shown.child_links()
    if not shown.extent.holes:
        yield _documents(shown)
    for link in links:
        yield from _child(link, shown)
    told = {link.child for link in shown.report.links}
    rest = [finding for finding in _not_in_tables(shown) if finding.path not in told]
    if rest and not shown.extent.holes:
        yield from part(label("other_findings", shown.canvas.lang), _findings(rest, shown, with_path=True))
    yield from lists(shown)
    if links:
        yield from summary([child_figures(link, shown) for link in links], shown)


def _pair(shown: Presentation) -> Iterator[RenderableType]:
    coverage = shown.report.coverage[0]
    links = [link for link in shown.report.links if link.child == coverage.child]
    yield Text(f"{shown.name(coverage.parent)} → {shown.name(coverage.child)}", "bold")
    for link in links:
        cited = link.status not in ("missing", "none")
        yield from _link_lines(link, shown) if cited else _other_link(link, coverage, shown)
    yield from coverage_drawing(coverage, shown)
    yield _findings(_not_in_tables(shown), shown, with_path=True)


def _documents(shown: Presentation) -> RenderableType:
    """One line a document, those that others implement first."""
    parents = {link.parent for link in shown.report.links}
    documents = sorted(shown.report.documents, key=lambda document: document.path not in parents)
    table = _document_table([_document_cells(document, shown) for document in documents], shown.canvas)
    return Group(Text.assemble((str(shown.root), "bold"), f" – {count_documents(shown)}"), table)


def _document_cells(document: DocumentSummary, shown: Presentation) -> tuple[str, str, str, str]:
    """Name, number, number of tasks, issuer."""
    lang = shown.canvas.lang
    tasks = f"{document.tasks} {label('tasks_short', lang).lower()}"
    number = number_words(shown.plans[document.path].number, lang)
    return shown.name(document.path), number, tasks, document.issuer or ""


def _document_table(rows: Sequence[tuple[str, str, str, str]], canvas: Canvas) -> Table:
    """The name of a file is never cut: where there is little room the issuer, which comes last, is left out."""
    widths = [max((cell_len(cell) for cell in column), default=0) for column in list(zip(*rows, strict=True))[:3]]
    room = canvas.width - sum(widths) - 2 * len(widths)
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    keep = room >= _ISSUER_ROOM
    for width in widths[:2]:
        table.add_column(overflow="fold", min_width=width if keep else None)
    table.add_column(justify="right", no_wrap=True)
    if keep:
        table.add_column(no_wrap=True, style="dim")
    for row in rows:
        cells = (*row[:3], _cut(row[3], room))
        table.add_row(*(Text(cell) for cell in cells[: len(table.columns)]))
    return table


def _cut(words: str, room: int) -> str:
    """The words, with a mark where there is no room for the rest: rich leaves it out without one."""
    return words if cell_len(words) <= room else set_cell_size(words, room - 1).rstrip() + "…"


def _child(link: Link, shown: Presentation) -> Iterator[RenderableType]:
    yield from part(shown.link_name(link), *_link_lines(link, shown))
    coverage = shown.coverage_of(link)
    if coverage is not None:
        for drawing in coverage_drawing(coverage, shown):
            yield Padding(drawing, (0, 0, 0, 2))
    findings = _not_in_tables(shown, link.child)
    if findings and not shown.extent.holes:
        yield Padding(_findings(findings, shown), (1, 0, 0, 2))


def _link_lines(link: Link, shown: Presentation) -> Iterator[RenderableType]:
    """What is cited, what it was found to be, and why."""
    lang = shown.canvas.lang
    status = Text(f"{label('link', lang)}: ").append(link_mark(link.status, lang))
    if link.parent is not None:
        percent = label("confidence", lang, percent=round(100 * link.confidence))
        status.append(f" ({percent})", "dim")
    yield status
    if link.citation is not None:
        line = Text(label("cites", lang, key=dated(link.citation.key, link.citation.date, lang)))
        if link.parent is not None:
            line.append(" → ").append(shown.name(link.parent), "bold")
        yield Padding(line, (0, 0, 0, 2))
    reasons = list(link.reasons)
    if link.candidates:
        names = "; ".join(shown.name(path) for path in link.candidates)
        reasons.append(label("candidates", lang, names=names))
    yield from (Padding(Text(f"– {reason}"), (0, 0, 0, 2)) for reason in reasons)


def _other_link(link: Link, coverage: Coverage, shown: Presentation) -> Iterator[RenderableType]:
    """Of a pair that a person chose: that the child does not cite this parent, and what it cites instead."""
    lang = shown.canvas.lang
    yield Text(label("not_cited", lang, parent=shown.name(coverage.parent)))
    if link.citation is not None:
        yield Text(f"  {label('cites', lang, key=dated(link.citation.key, link.citation.date, lang))}")
        of_folders = message("reason_missing", lang, key=link.citation.key)
        yield from (Text(f"  – {reason}") for reason in link.reasons if reason != of_folders)


def _findings(findings: Sequence[Finding], shown: Presentation, *, with_path: bool = False) -> RenderableType:
    return finding_list(findings, shown.canvas, shown.name, with_path=with_path)


def _not_in_tables(shown: Presentation, path: str | None = None) -> list[Finding]:
    """The findings, those in `path` or all, that no coverage table tells of already."""
    told = {
        finding.fingerprint
        for coverage in shown.report.coverage
        if path in (None, coverage.child)
        for item, task in pair_tasks(coverage, shown.plans[coverage.parent])
        if item.status in HOLES
        for finding in findings_on(task, coverage, shown)
    }
    findings = shown.report.findings if path is None else shown.findings_in(path)
    return [finding for finding in findings if finding.fingerprint not in told]
