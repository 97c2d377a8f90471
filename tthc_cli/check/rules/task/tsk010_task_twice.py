"""TSK010: one task stands in the plan twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Place, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Task

_SHORTEST = 6
"""Words from which equal contents are no accident."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each task with the words of an earlier one, whatever its timing; further rows of one task
    (`I.1#2`) do not count.
    """
    earlier: dict[str, Task] = {}
    for task in draft.plan.tasks:
        key = " ".join(re.findall(r"\w+", fold(task.content.replace(task.timing.raw or "\n", " "))))
        if (task.origin == "table" and "#" in task.path) or len(key.split()) < _SHORTEST:
            continue
        first = earlier.setdefault(key, task)
        if first is not task:
            facts = {"task": task.path, "first": first.path}
            place = Place(draft.path, first.span, "tsk010_related", {"first": first.path})
            yield Problem(draft.path, task.span, "tsk010_task_twice", facts, (task.content,), (place,))


RULE = DraftRule("TSK010", "task-twice", "warning", find)
