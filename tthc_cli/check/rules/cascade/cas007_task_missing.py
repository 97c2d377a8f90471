"""CAS007: a task that the parent assigns to this unit is not in its plan.

Sai: the decision names `Các sở, ban, ngành` as lead of a task, and the plan of a sở has nothing like it. Đúng: plan it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each lead task of status `missing`, at the child's citation of the parent."""
    for judged in view.judge_tasks("missing"):
        parent = judged.parent
        facts = judged.describe()
        place = Place(parent.source.path, judged.task.span, "cas007_related", facts)
        evidence = (parent.number.key, judged.task.path, judged.task.content)
        yield Problem(
            judged.child.source.path, view.find_parent_span(judged), "cas007_missing", facts, evidence, (place,)
        )


RULE = CascadeRule("CAS007", "task-missing", "error", find)
