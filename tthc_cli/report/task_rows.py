"""Tasks as rows of a table: what `csv` and `xlsx` hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.plan import Plan, Task

COLUMNS = (
    "file", "number", "issuer", "path", "groups", "task", "leads", "coordinators", "products",
    "timing", "kind", "start", "end", "targets", "citations", "page", "line",
)  # fmt: skip


def headings(lang: str) -> list[str]:
    """The titles of the columns."""
    return [label(f"column_{column}", lang) for column in COLUMNS]


def task_rows(plans: Iterable[Plan]) -> Iterator[list[str]]:
    """One row a task, lists joined by `; `, unknown values empty."""
    for plan in plans:
        head = [plan.source.path, plan.number.key or "", plan.issuer.name or ""]
        for task in plan.tasks:
            yield [*head, *_task_cells(task)]


def _task_cells(task: Task) -> tuple[str, ...]:
    timing, span = task.timing, task.span
    return (
        task.path,
        " / ".join(task.groups),
        task.content,
        "; ".join(task.leads),
        "; ".join(task.coordinators),
        "; ".join(task.products),
        timing.raw or "",
        timing.kind,
        timing.start or "",
        timing.end or "",
        "; ".join(target.text for target in task.targets),
        "; ".join(task.citations),
        str(span.page or ""),
        str(span.line),
    )
