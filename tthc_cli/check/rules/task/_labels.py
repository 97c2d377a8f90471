"""What the rules about numbers of tasks share: the numbered tasks of each group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Task


def numbered_groups(draft: Draft) -> Iterator[Sequence[tuple[str, Task]]]:
    """For each group of a task table its tasks with the number that is printed before them, in order. Further rows of
    one task have none of their own.
    """
    groups: dict[tuple[str, ...], list[tuple[str, Task]]] = {}
    for task in draft.plan.tasks:
        label, _, repeat = task.path.rpartition(".")[2].partition("#")
        group = groups.setdefault(task.groups, [])
        goes_on = bool(repeat) and bool(group) and group[-1][1].content == task.content
        if task.origin == "table" and label.isascii() and label.isdigit() and not goes_on:
            group.append((label, task))
    yield from groups.values()
