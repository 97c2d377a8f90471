"""TSK004: a timing says nothing that can be held against a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each task whose timing is printed but cannot be read."""
    for task in draft.plan.tasks:
        if task.timing.raw is not None and task.timing.kind == "unspecified":
            facts = {"task": task.path, "timing": task.timing.raw}
            yield Problem(draft.path, task.span, "tsk004_timing_unclear", facts, (task.content, task.timing.raw))


RULE = DraftRule("TSK004", "timing-unclear", "warning", find)
