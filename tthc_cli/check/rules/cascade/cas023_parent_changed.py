"""CAS023: a task of the parent is not as `tthc.lock` holds it, and children have not been revised since.

Đúng: review the plans named, then write the lock anew (`--write-lock`). A new place, format or mark is no change.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.agreements.changes import ParentChange
from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_start, shorten
from tthc_cli.model.plan import Plan


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each task changed, added or removed, at the parent; one for each parent gone, at the lock."""
    for change in view.agreed.changes:
        yield _tell_gone(change) if change.parent is None else _tell_task(change, change.parent)


def _tell_gone(change: ParentChange) -> Problem:
    return Problem(change.lock, None, "cas023_gone", {"document": change.document}, (change.document,))


def _tell_task(change: ParentChange, parent: Plan) -> Problem:
    path = change.task.path if change.task is not None else change.before.path if change.before else ""
    before = change.before.content if change.before else ""
    names = (plan.issuer.name or plan.number.key or plan.source.path for plan in change.suspects)
    facts = {"task": path, "children": "; ".join(names) or "–", "before": shorten(before)}
    places = tuple(
        Place(plan.source.path, find_start(plan), "cas023_related", {"task": path}) for plan in change.suspects
    )
    span = change.task.span if change.task is not None else find_start(parent)
    evidence = (change.kind, change.document, path, before)
    return Problem(parent.source.path, span, f"cas023_{change.kind}", facts, evidence, places)


RULE = CascadeRule("CAS023", "parent-changed", "warning", find)
