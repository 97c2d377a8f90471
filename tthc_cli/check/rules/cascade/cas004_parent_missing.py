"""CAS004: the parent that a plan implements is not in the folder, so nothing could be compared.

Đúng: put the parent beside its children, or name it with `--parent`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_span, find_start
from tthc_cli.model.plan import Plan


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each link of status `missing`, with the documents that are nearly the one cited."""
    for link, child, citation in view.find_links("missing"):
        key = link.citation.key if link.citation is not None else None
        near = [view.find_plan(path) for path in link.candidates]
        facts = {"key": key, "near": ", ".join(plan.number.key or plan.source.path for plan in near)}
        compared = view.find_chosen_parent(child)
        facts["parent"] = compared.source.path if compared is not None else None
        message_key = "cas004_near" if near else "cas004_not_this" if compared is not None else "cas004_missing"
        places = tuple(_point_at(plan) for plan in near)
        yield Problem(link.child, find_span(citation, child), message_key, facts, (key,), places)


def _point_at(plan: Plan) -> Place:
    facts = {"key": plan.number.key or plan.source.path, "date": plan.date.iso}
    return Place(plan.source.path, find_start(plan), "cas004_related", facts)


RULE = CascadeRule("CAS004", "parent-missing", "warning", find)
