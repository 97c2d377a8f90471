"""CAS013: documents cite each other as parents in a circle, so that none is above the other.

Đúng: a plan implements what was issued above it and before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_span, find_start


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each link of status `cycle`."""
    for link, child, citation in view.find_links("cycle"):
        if link.parent is None:
            continue
        parent = view.find_plan(link.parent)
        key = parent.number.key or link.parent
        place = Place(link.parent, find_start(parent), "cas013_related", {"key": key})
        evidence = (child.number.key, parent.number.key)
        yield Problem(link.child, find_span(citation, child), "cas013_cycle", {"parent": key}, evidence, (place,))


RULE = CascadeRule("CAS013", "cycle", "error", find)
