"""TSK005: a task is due before the plan is issued."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each task that ends before the plan's own day; none where that day is blank. The plan itself is
    often its own first task: what ends in the month of issue is left alone.
    """
    own = draft.plan.date.iso
    if own is None:
        return
    for task in draft.plan.tasks:
        end = task.timing.end
        if end is not None and end < own and end[:7] != own[:7]:
            facts = {"task": task.path, "timing": task.timing.raw or end, "own": own}
            yield Problem(draft.path, task.span, "tsk005_deadline_past", facts, (task.content, end))


RULE = DraftRule("TSK005", "deadline-past", "warning", find)
