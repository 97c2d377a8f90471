"""CAS005: several documents may be the parent that a plan cites; none was chosen.

Đúng: cite number, date, issuer and title in full, so that one document remains.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_span, find_start


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each link of status `ambiguous`, with its candidates."""
    for link, child, citation in view.find_links("ambiguous"):
        key = link.citation.key if link.citation is not None else None
        candidates = [view.find_plan(path) for path in link.candidates]
        places = tuple(
            Place(plan.source.path, find_start(plan), "cas005_related", {"key": plan.number.key or plan.source.path})
            for plan in candidates
        )
        facts = {"key": key, "count": len(candidates)}
        yield Problem(link.child, find_span(citation, child), "cas005_ambiguous", facts, (key,), places)


RULE = CascadeRule("CAS005", "parent-ambiguous", "warning", find)
