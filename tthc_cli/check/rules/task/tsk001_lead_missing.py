"""TSK001: nobody leads a task."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.task._fields import find_without
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each task without a lead, where most tasks of the plan have one."""
    return find_without(draft, lambda task: bool(task.leads), "tsk001_lead_missing")


RULE = DraftRule("TSK001", "lead-missing", "warning", find)
