"""TSK009: a unit leads a task and coordinates it too."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each unit that a task names on both sides."""
    for task in draft.plan.tasks:
        leads = {fold(lead) for lead in task.leads}
        for unit in task.coordinators:
            if fold(unit) in leads:
                facts = {"task": task.path, "unit": unit}
                yield Problem(draft.path, task.span, "tsk009_lead_coordinates", facts, (task.content, unit))


RULE = DraftRule("TSK009", "lead-coordinates", "warning", find)
