"""One child against its parent: parent task | child task | what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import Coverage, CoverageItem, CoverageStatus
from tthc_cli.model.plan import Plan, Task
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.labels import place, shorten
from tthc_cli.report.severity import status_mark

# The statuses that want a person's eye, the worst first.
ATTENTION: tuple[CoverageStatus, ...] = ("missing", "conflict", "partial", "review")
_COUNTED: tuple[CoverageStatus, ...] = ("covered", "waived", *ATTENTION)

# How much of a task's content a cell shows; enough to know the task by, without filling the screen.
_CONTENT = 160


def coverage_drawing(
    coverage: Coverage, plans: Mapping[str, Plan], canvas: Canvas, *, every_row: bool
) -> Iterator[RenderableType]:
    """How many tasks the unit leads and what became of them, then the rows that want attention, or every row."""
    items = [item for item in coverage.items if item.applies != "no"]
    yield _counts(items, canvas.lang)
    rows = [item for item in items if every_row or item.status in ATTENTION]
    if rows:
        yield _table(rows, plans[coverage.parent], plans[coverage.child], canvas)
    if coverage.extra:
        yield Text(label("extra_tasks", canvas.lang, count=len(coverage.extra)), "dim")


def _counts(items: Sequence[CoverageItem], lang: str) -> Text:
    lead = [item for item in items if item.applies == "lead"]
    if not lead:
        return Text(label("no_lead_tasks", lang))
    tally = Counter(item.status for item in lead)
    words = Text(f"{label('lead_tasks', lang, count=len(lead))}: ")
    for status in _COUNTED:
        if tally[status]:
            words.append(f"{tally[status]} ").append(status_mark(status, lang)).append(", ")
    words.right_crop(2)
    return words


def _table(rows: Sequence[CoverageItem], parent: Plan, child: Plan, canvas: Canvas) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", expand=True)
    for key in ("parent_task", "child_task", "what_differs"):
        table.add_column(label(key, canvas.lang), ratio=1, overflow="fold")
    parent_tasks = {task.path: task for task in parent.tasks}
    child_tasks = {task.path: task for task in child.tasks}
    for item in rows:
        table.add_row(
            _task_cell(item.task, parent_tasks, canvas.lang),
            _child_cell(item, child_tasks, canvas.lang),
            _difference_cell(item, canvas.lang),
            end_section=True,
        )
    return table


def _child_cell(item: CoverageItem, tasks: Mapping[str, Task], lang: str) -> Text:
    cells = [_task_cell(path, tasks, lang) for path in item.child_tasks]
    return Text("\n").join(cells) if cells else Text("–")


def _task_cell(path: str, tasks: Mapping[str, Task], lang: str) -> Text:
    if path == "(document)":
        return Text(label("whole_document", lang))
    task = tasks.get(path)
    if task is None:
        return Text(path, "bold")
    words = f" {shorten(task.content, _CONTENT)} "
    return Text.assemble((path, "bold"), words, (f"({place(task.span, lang)})", "dim"))


def _difference_cell(item: CoverageItem, lang: str) -> Text:
    lines = [status_mark(item.status, lang)]
    if item.status == "missing":
        lines.append(Text(label("missing_task", lang)))
    for difference in item.differences:
        facts = {"parent": difference.parent, "child": difference.child or "–"}
        lines.append(Text(label(f"difference_{difference.field}", lang, **facts)))
    return Text("\n").join(lines)
