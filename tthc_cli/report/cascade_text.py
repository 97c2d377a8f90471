"""The compliance diff for people: documents, each child against its parent, other findings, summary, verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import Link
from tthc_cli.model.findings import Finding
from tthc_cli.report.canvas import draw
from tthc_cli.report.cascade_view import CascadeView
from tthc_cli.report.coverage_table import coverage_drawing
from tthc_cli.report.finding_list import IN_COVERAGE_TABLE, finding_list
from tthc_cli.report.labels import dated
from tthc_cli.report.severity import link_mark
from tthc_cli.report.summary_table import summary_table
from tthc_cli.report.verdict import verdict


def render_folder(view: CascadeView) -> Iterator[str]:
    """The report on a folder; its last line is the verdict."""
    for drawing in _story(view):
        yield draw(drawing, view.canvas)


def render_pair(view: CascadeView) -> Iterator[str]:
    """One child against one parent; the last line is the verdict."""
    for drawing in (*_pair(view), Text(), verdict(view.report, view.fail_on, view.canvas.lang)):
        yield draw(drawing, view.canvas)


def _story(view: CascadeView) -> Iterator[RenderableType]:
    lang = view.canvas.lang
    yield _documents(view)
    links = view.child_links()
    for link in links:
        yield from _child(link, view)
    told = {link.child for link in links}
    rest = [finding for finding in view.report.findings if finding.path not in told and _is_told_below(finding)]
    if rest:
        yield from _part(label("other_findings", lang), finding_list(rest, view.canvas, view.name, with_path=True))
    yield from _lists(view)
    if links:
        yield from _part(label("summary", lang), summary_table(view.report, links, view.canvas, view.name))
    yield Text()
    yield verdict(view.report, view.fail_on, lang)


def _pair(view: CascadeView) -> Iterator[RenderableType]:
    coverage = view.report.coverage[0]
    links = [link for link in view.report.links if link.child == coverage.child]
    yield Text(f"{view.name(coverage.parent)} → {view.name(coverage.child)}", "bold")
    for link in links:
        yield from _link_lines(link, view)
    yield from coverage_drawing(coverage, view.plans, view.canvas, every_row=view.every_row)
    findings = [item for item in view.report.findings if _is_told_below(item)]
    yield finding_list(findings, view.canvas, view.name, with_path=True)


def _documents(view: CascadeView) -> RenderableType:
    """One line a document."""
    lang = view.canvas.lang
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(overflow="fold", min_width=24)
    table.add_column(no_wrap=True)
    table.add_column(overflow="ellipsis", no_wrap=True, style="dim")
    table.add_column(justify="right", no_wrap=True)
    for document in view.report.documents:
        tasks = f"{document.tasks} {label('tasks_short', lang).lower()}"
        key = document.key or label("blank", lang)
        table.add_row(view.name(document.path), key, document.issuer or "", tasks)
    count = label("folder_documents", lang, count=len(view.report.documents))
    return Group(Text.assemble((str(view.root), "bold"), f" – {count}"), table)


def _child(link: Link, view: CascadeView) -> Iterator[RenderableType]:
    yield from _part(view.name(link.child), *_link_lines(link, view))
    coverage = view.coverage_of(link)
    if coverage is not None:
        for drawing in coverage_drawing(coverage, view.plans, view.canvas, every_row=view.every_row):
            yield Padding(drawing, (0, 0, 0, 2))
    findings = [item for item in view.report.findings if item.path == link.child and _is_told_below(item)]
    if findings:
        yield Padding(finding_list(findings, view.canvas, view.name), (0, 0, 0, 2))


def _link_lines(link: Link, view: CascadeView) -> Iterator[RenderableType]:
    """What is cited, what it was found to be, and why."""
    lang = view.canvas.lang
    line = Text(f"{label('link', lang)}: ").append(link_mark(link.status, lang))
    if link.citation is not None:
        line.append(f" – {label('cites', lang, key=dated(link.citation.key, link.citation.date, lang))}")
    if link.parent is not None:
        percent = label("confidence", lang, percent=round(100 * link.confidence))
        line.append(" → ").append(view.name(link.parent), "bold").append(f" ({percent})", "dim")
    yield line
    for reason in link.reasons:
        yield Text(f"  – {reason}")
    if link.candidates:
        names = "; ".join(view.name(path) for path in link.candidates)
        yield Text(f"  – {label('candidates', lang, names=names)}")


def _lists(view: CascadeView) -> Iterator[RenderableType]:
    """Units without a plan, letters, copies, unreadable files: each list only if it has members."""
    report, lang = view.report, view.canvas.lang
    copies = [" = ".join(view.name(path) for path in group) for group in report.same_document]
    unreadable = [f"{view.name(item.path)}: {item.reason}" for item in report.unreadable]
    yield from _bullets(label("absent_units", lang), report.absent_units)
    yield from _bullets(label("not_plans", lang), [view.name(path) for path in report.not_plans])
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


def _is_told_below(finding: Finding) -> bool:
    """The coverage table tells the others already, task by task."""
    return not finding.code.startswith(IN_COVERAGE_TABLE)
