"""CAS012: a task is planned, but with another product, another lead, or less often than the parent asks.

Sai: the parent asks for a `Quyết định`, the plan for a `Báo cáo`. Đúng: the product that the parent names.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, shorten


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each difference in product, lead or timing, at the child's task."""
    for judged, difference in view.find_differences("product", "lead", "timing"):
        facts = {"task": judged.task.path, "wanted": shorten(difference.parent), "planned": shorten(difference.child)}
        place = Place(judged.parent.source.path, judged.task.span, "cas012_related", facts)
        span = view.find_answer_span(judged)
        evidence = (judged.parent.number.key, judged.task.path, difference.field, difference.parent, difference.child)
        yield Problem(judged.child.source.path, span, f"cas012_{difference.field}", facts, evidence, (place,))


RULE = CascadeRule("CAS012", "task-partial", "warning", find)
