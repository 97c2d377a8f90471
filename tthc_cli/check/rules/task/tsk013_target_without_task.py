"""TSK013: the body sets a target that no task carries."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Target, Task

_SHARED = 0.4
"""The share of a target's words that a task must hold to carry it. The same work is put in other words, so the rule
is off by default.
"""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each target of the body with whose words no task has much in common; none without tasks."""
    tasks = draft.plan.tasks
    own = {target.span for task in tasks for target in task.targets}
    for target in draft.plan.targets if tasks else ():
        if target.span in own or target.where == "preamble" or target.where.startswith("appendix"):
            continue
        if not any(_carries(task, target) for task in tasks):
            facts = {"target": target.text, "where": target.where}
            yield Problem(draft.path, target.span, "tsk013_target_without_task", facts, (target.text,))


def _carries(task: Task, target: Target) -> bool:
    if any(each.value == target.value and fold(each.unit) == fold(target.unit) for each in task.targets):
        return True
    words = set(fold(target.text).split())
    return len(words & set(fold(" ".join((task.content, *task.products))).split())) >= _SHARED * len(words)


RULE = DraftRule("TSK013", "target-without-task", "info", find, on=False)
