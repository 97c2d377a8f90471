"""TSK002: a task has no timing."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.task._fields import find_without
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each task without any timing, where most tasks of the plan have one."""
    return find_without(draft, lambda task: task.timing.raw is not None, "tsk002_timing_missing")


RULE = DraftRule("TSK002", "timing-missing", "warning", find)
