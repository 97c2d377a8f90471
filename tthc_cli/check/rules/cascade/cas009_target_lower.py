"""CAS009: a task aims lower than the parent asks.

Sai: the parent asks for `tối thiểu 60%`, the plan says 50%. Đúng: the same or more; a target not repeated is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each target difference, at the child's task."""
    for judged, difference in view.find_differences("target"):
        facts = {"task": judged.task.path, "wanted": difference.parent, "planned": difference.child}
        place = Place(judged.parent.source.path, judged.task.span, "cas009_related", facts)
        span = judged.answer.span if judged.answer is not None else view.find_parent_span(judged)
        evidence = (judged.parent.number.key, judged.task.path, difference.parent, difference.child)
        yield Problem(judged.child.source.path, span, "cas009_lower", facts, evidence, (place,))


RULE = CascadeRule("CAS009", "target-lower", "error", find)
