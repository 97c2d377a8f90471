"""CAS011: whether a task of the parent is in the plan is too close to call; a person should look.

The child has a task that is alike, but not alike enough; or only a vague group (`đơn vị có liên quan`) says that it
is this unit's.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each lead task of status `review`, at the nearest task of the child."""
    for judged in view.judge_tasks("review"):
        parent = judged.parent
        facts = {**judged.describe(), "near": ", ".join(judged.item.child_tasks) or "–"}
        place = Place(parent.source.path, judged.task.span, "cas011_related", facts)
        span = view.find_answer_span(judged)
        evidence = (parent.number.key, judged.task.path, judged.task.content)
        yield Problem(judged.child.source.path, span, "cas011_review", facts, evidence, (place,))


RULE = CascadeRule("CAS011", "task-review", "info", find)
