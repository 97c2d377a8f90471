"""CAS016: a plan is for another year than the parent that it implements.

Sai: a plan for 2024 under a decision for 2023. Đúng: the year of the parent, or the parent of that year. A parent for
several years (`giai đoạn 2021 - 2025`) fits each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_span, find_start
from tthc_cli.lexicon.subjects import subject_period
from tthc_cli.model.plan import Plan


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each link to a parent whose years do not hold the child's, at the citation."""
    for link, child, citation in view.find_links("exact", "corrected"):
        if link.parent is None:
            continue
        parent = view.find_plan(link.parent)
        years, other = _find_period(child), _find_period(parent)
        if years is None or other is None or (other[0] <= years[1] and years[0] <= other[1]):
            continue
        key = parent.number.key or link.parent
        facts = {"years": _print(years), "parent": key, "parent_years": _print(other)}
        place = Place(link.parent, find_start(parent), "cas016_related", facts)
        evidence = (_print(years), key, _print(other))
        yield Problem(link.child, find_span(citation, child), "cas016_period", facts, evidence, (place,))


def _find_period(plan: Plan) -> tuple[int, int] | None:
    """First and last year: those that the title names. The year of issue is no evidence."""
    return subject_period(plan.title or "")


def _print(years: tuple[int, int]) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]} - {years[1]}"


RULE = CascadeRule("CAS016", "other-period", "warning", find)
