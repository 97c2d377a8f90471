"""Differences that contradict the parent, told alike: what was asked for, what is planned, at the child's task."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import Place, Problem
from tthc_cli.check.view import CascadeView
from tthc_cli.model.cascade import DifferenceField


def find_contradictions(
    view: CascadeView, field: DifferenceField, message_key: str, related_key: str
) -> Iterator[Problem]:
    """One problem for each difference in `field`, with the parent's task beside it."""
    for judged, difference in view.find_differences(field):
        facts = {"task": judged.task.path, "wanted": difference.parent, "planned": difference.child}
        place = Place(judged.parent.source.path, judged.task.span, related_key, facts)
        evidence = (judged.parent.number.key, judged.task.path, difference.parent, difference.child)
        span = view.find_answer_span(judged)
        yield Problem(judged.child.source.path, span, message_key, facts, evidence, (place,))
