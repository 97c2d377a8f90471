"""CAS008: a task is planned for later than the parent asks.

Sai: the parent asks for Quý II, the plan says Quý III. Đúng: the same end or an earlier one; earlier is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each deadline difference, at the child's task."""
    for judged, difference in view.find_differences("deadline"):
        facts = {"task": judged.task.path, "wanted": difference.parent, "planned": difference.child}
        place = Place(judged.parent.source.path, judged.task.span, "cas008_related", facts)
        span = judged.answer.span if judged.answer is not None else view.find_parent_span(judged)
        evidence = (judged.parent.number.key, judged.task.path, difference.parent, difference.child)
        yield Problem(judged.child.source.path, span, "cas008_later", facts, evidence, (place,))


RULE = CascadeRule("CAS008", "deadline-later", "error", find)
