"""The task table of a plan: columns side by side where there is room, one under another where there is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.plan import Task, Timing
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.labels import short_date


def task_table(tasks: Sequence[Task], canvas: Canvas) -> RenderableType:
    """All tasks in document order, each group (▸) named before its first task."""
    if not tasks:
        return Text(label("no_tasks", canvas.lang), "dim")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", expand=True)
    table.add_column(label("column_path", canvas.lang), no_wrap=True)
    table.add_column(label("column_task", canvas.lang), ratio=5)
    if canvas.wide:
        table.add_column(label("column_leads", canvas.lang), ratio=2)
        table.add_column(label("column_timing", canvas.lang), ratio=2)
    groups: tuple[str, ...] = ()
    for task in tasks:
        for group in _opened(groups, task.groups):
            table.add_row("", Text(f"▸ {group}", "bold"))
        groups = task.groups
        table.add_row(task.path, *_cells(task, canvas))
    return table


def _opened(before: tuple[str, ...], now: tuple[str, ...]) -> Iterator[str]:
    """The groups of `now` that were not yet open, the outermost first."""
    for depth in range(len(now)):
        if before[: depth + 1] != now[: depth + 1]:
            yield now[depth]


def _cells(task: Task, canvas: Canvas) -> tuple[Text, ...]:
    leads = "; ".join(task.leads)
    timing = timing_words(task.timing)
    if canvas.wide:
        return Text(task.content), Text(leads), Text(timing)
    under = [label("lead_label", canvas.lang, units=leads)] if leads else []
    under += [label("timing_label", canvas.lang, timing=timing)] if timing else []
    return (Text.assemble(task.content, *((f"\n{line}", "dim") for line in under)),)


def timing_words(timing: Timing) -> str:
    """The timing as printed, with its days where they say more: `Quý III (01/07/2023 – 30/09/2023)`."""
    days = [short_date(day) for day in (timing.start, timing.end) if day]
    raw = " ".join((timing.raw or "").split())
    if not days or all(day in raw for day in days):
        return raw
    return f"{raw} ({' – '.join(dict.fromkeys(days))})".strip()
