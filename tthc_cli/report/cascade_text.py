"""The compliance diff for people: documents, each child against its parent, other findings, summary, verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.messages import message
from tthc_cli.lexicon.report_messages import label
from tthc_cli.link.lookup import pair_tasks
from tthc_cli.model.cascade import Coverage, DocumentSummary, Link
from tthc_cli.model.findings import Finding
from tthc_cli.report.canvas import Canvas, draw
from tthc_cli.report.coverage_table import ATTENTION, coverage_drawing, findings_on
from tthc_cli.report.finding_list import finding_list
from tthc_cli.report.labels import dated, number_words
from tthc_cli.report.presentation import Presentation
from tthc_cli.report.severity import link_mark
from tthc_cli.report.summary_table import summary_table
from tthc_cli.report.verdict import verdict

# Less of an issuer's name than this tells nobody which body it is.
_ISSUER_ROOM = 16


def render_folder(shown: Presentation) -> Iterator[str]:
    """The report on a folder; its last line is the verdict."""
    for drawing in _story(shown):
        yield draw(drawing, shown.canvas)


def render_pair(shown: Presentation) -> Iterator[str]:
    """One child against one parent; the last line is the verdict."""
    lang = shown.canvas.lang
    legend = Text(label("line_legend", lang), "dim")
    for drawing in (*_pair(shown), Text(), legend, verdict(shown.report, (), shown.fail_on, lang)):
        yield draw(drawing, shown.canvas)


def _story(shown: Presentation) -> Iterator[RenderableType]:
    lang = shown.canvas.lang
    yield _documents(shown)
    links = shown.child_links()
    for link in links:
        yield from _child(link, shown)
    told = {link.child for link in links}
    rest = [finding for finding in _not_in_tables(shown) if finding.path not in told]
    if rest:
        yield from _part(label("other_findings", lang), finding_list(rest, shown.canvas, shown.name, with_path=True))
    yield from _lists(shown)
    if links:
        yield from _part(label("summary", lang), summary_table(shown.report, links, shown.canvas, shown.link_name))
    yield Text()
    yield Text(label("line_legend", lang), "dim")
    yield verdict(shown.report, links, shown.fail_on, lang)


def _pair(shown: Presentation) -> Iterator[RenderableType]:
    coverage = shown.report.coverage[0]
    links = [link for link in shown.report.links if link.child == coverage.child]
    yield Text(f"{shown.name(coverage.parent)} → {shown.name(coverage.child)}", "bold")
    for link in links:
        cited = link.status not in ("missing", "none")
        yield from _link_lines(link, shown) if cited else _other_link(link, coverage, shown)
    yield from coverage_drawing(coverage, shown)
    yield finding_list(_not_in_tables(shown), shown.canvas, shown.name, with_path=True)


def _documents(shown: Presentation) -> RenderableType:
    """One line a document, those that others implement first."""
    lang = shown.canvas.lang
    parents = {link.parent for link in shown.report.links}
    documents = sorted(shown.report.documents, key=lambda document: document.path not in parents)
    table = _document_table([_document_cells(document, shown) for document in documents], shown.canvas)
    count = label("folder_documents", lang, count=len(shown.report.documents), files=shown.report.files)
    return Group(Text.assemble((str(shown.root), "bold"), f" – {count}"), table)


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
        table.add_column(overflow="ellipsis", no_wrap=True, style="dim")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row[: len(table.columns)]))
    return table


def _child(link: Link, shown: Presentation) -> Iterator[RenderableType]:
    yield from _part(shown.link_name(link), *_link_lines(link, shown))
    coverage = shown.coverage_of(link)
    if coverage is not None:
        for drawing in coverage_drawing(coverage, shown):
            yield Padding(drawing, (0, 0, 0, 2))
    findings = [finding for finding in _not_in_tables(shown) if finding.path == link.child]
    if findings:
        yield Padding(finding_list(findings, shown.canvas, shown.name), (1, 0, 0, 2))


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


def _lists(shown: Presentation) -> Iterator[RenderableType]:
    """Units without a plan, letters, copies, unreadable files: each list only if it has members."""
    report, lang = shown.report, shown.canvas.lang
    copies = [" = ".join(shown.name(path) for path in group) for group in report.same_document]
    unreadable = [
        item.reason if item.path in item.reason else f"{item.path}: {item.reason}" for item in report.unreadable
    ]
    yield from _bullets(label("absent_units", lang), report.absent_units)
    yield from _bullets(label("not_plans", lang), [shown.name(path) for path in report.not_plans])
    yield from _bullets(label("same_document", lang), copies)
    yield from _bullets(label("unreadable", lang), unreadable)


def _bullets(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    if lines:
        yield from _part(title, *(Text(f"• {line}") for line in lines))


def _part(title: str, *body: RenderableType) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, "bold"), align="left", style="dim", characters="─")
    for drawing in body:
        yield Padding(drawing, (0, 0, 0, 2))


def _not_in_tables(shown: Presentation) -> list[Finding]:
    """The findings that no coverage table tells of already."""
    told = {
        finding.fingerprint
        for coverage in shown.report.coverage
        for item, task in pair_tasks(coverage, shown.plans[coverage.parent])
        for finding in findings_on(task, coverage, shown)
        if item.status in ATTENTION
    }
    return [finding for finding in shown.report.findings if finding.fingerprint not in told]
