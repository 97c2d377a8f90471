"""What the rules about missing fields share: whether the plan itself asks for a field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tthc_cli.check.rule import Problem
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Task

_MOST = 0.5
"""The share of tasks that must have a field before the others are asked for it."""


def find_without(draft: Draft, has: Callable[[Task], bool], message_key: str) -> Iterator[Problem]:
    """One problem for each row of a task table without a field that most rows have. A sentence of prose says what it
    says: it has no cell that somebody left empty.
    """
    tasks = [task for task in draft.plan.tasks if task.origin == "table"]
    having = sum(has(task) for task in tasks)
    if len(tasks) < 2 or having <= _MOST * len(tasks):
        return
    for task in tasks:
        if not has(task):
            facts = {"task": task.path, "having": having, "all": len(tasks)}
            yield Problem(draft.path, task.span, message_key, facts, (task.content,))
