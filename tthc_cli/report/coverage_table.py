"""One child against its parent: parent task | child task | what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.link.lookup import DOCUMENT, find_task, pair_tasks
from tthc_cli.model.cascade import HOLES, Coverage, CoverageItem, CoverageStatus
from tthc_cli.model.findings import Finding
from tthc_cli.model.plan import Plan, Task
from tthc_cli.report.labels import place, shorten, waiver_words
from tthc_cli.report.presentation import Presentation
from tthc_cli.report.severity import status_mark

_COUNTED: tuple[CoverageStatus, ...] = ("covered", "waived", *HOLES)

# How much of a task's content a cell shows; enough to know the task by, without filling the screen.
_CONTENT = 160


def coverage_drawing(coverage: Coverage, shown: Presentation) -> Iterator[RenderableType]:
    """How many tasks the unit leads and what became of them, then the rows that want attention, or every row."""
    lang = shown.canvas.lang
    pairs = [pair for pair in pair_tasks(coverage, shown.plans[coverage.parent]) if pair[0].applies != "no"]
    items = [item for item, _ in pairs]
    yield _counts(items, lang)
    rows = [(item, task) for item, task in pairs if _is_shown(item, shown)]
    if items and not any(item.status in HOLES for item in items):
        yield Text(label("all_covered", lang))
    if coverage.extra and not shown.extent.holes:
        yield Text(label("extra_tasks", lang, count=len(coverage.extra)), "dim")
    if rows:
        yield Padding(_table(rows, coverage, shown), (1, 0, 0, 0))


def _is_shown(item: CoverageItem, shown: Presentation) -> bool:
    """Holes always, accepted ones too unless only holes are asked for, everything on demand."""
    if item.status in HOLES:
        return True
    return not shown.extent.holes and (shown.extent.every_row or item.status == "waived")


def findings_on(task: Task, coverage: Coverage, shown: Presentation) -> list[Finding]:
    """The findings that speak of one row of the table: they stand in the child and point at the parent's task."""
    place = (coverage.parent, task.span)
    return [
        finding
        for finding in shown.findings_in(coverage.child)
        if place in [(each.path, each.span) for each in finding.related]
    ]


def _counts(items: Sequence[CoverageItem], lang: str) -> Text:
    lead = [item for item in items if item.applies == "lead"]
    if not lead:
        return Text(label("no_lead_tasks", lang))
    tally = Counter(item.status for item in lead)
    words = Text(f"{label('lead_tasks', lang, count=len(lead))} – ")
    for status in _COUNTED:
        if tally[status]:
            words.append(status_mark(status, lang, tally[status])).append(", ")
    words.right_crop(2)
    return words


def _table(rows: Sequence[tuple[CoverageItem, Task]], coverage: Coverage, shown: Presentation) -> Table:
    lang = shown.canvas.lang
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", expand=True)
    for key in ("parent_task", "child_task", "what_differs"):
        table.add_column(label(key, lang), ratio=1, overflow="fold")
    for item, task in rows:
        table.add_row(
            _task_cell(task, lang),
            _child_cell(item, shown.plans[coverage.child], lang),
            _difference_cell(item, findings_on(task, coverage, shown), lang),
            end_section=True,
        )
    return table


def _child_cell(item: CoverageItem, child: Plan, lang: str) -> Text:
    cells = [_answer_cell(path, child, lang) for path in item.child_tasks]
    return Text("\n").join(cells) if cells else Text("–")


def _answer_cell(path: str, child: Plan, lang: str) -> Text:
    if path == DOCUMENT:
        return Text(label("whole_document", lang))
    task = find_task(path, child)
    return Text(path, "bold") if task is None else _task_cell(task, lang)


def _task_cell(task: Task, lang: str) -> Text:
    words = f" {shorten(task.content, _CONTENT)} "
    return Text.assemble((task.path, "bold"), words, (f"({place(task.span, lang)})", "dim"))


def _difference_cell(item: CoverageItem, findings: Sequence[Finding], lang: str) -> Text:
    lines = [status_mark(item.status, lang)]
    if item.status == "missing":
        lines.append(Text(label("missing_task", lang)))
    if item.waiver is not None:
        lines.append(Text(waiver_words(item.waiver, lang)))
    for difference in item.differences:
        facts = {"parent": difference.parent, "child": difference.child or "–"}
        lines.append(Text(label(f"difference_{difference.field}", lang, **facts)))
    lines += [Text(note) for note in item.notes]
    lines += [Text(f"{label(f'severity_{finding.severity}', lang)} {finding.code}", "dim") for finding in findings]
    return Text("\n").join(lines)
