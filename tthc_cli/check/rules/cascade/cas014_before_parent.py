"""CAS014: a plan is dated before the document that it implements.

Sai: a plan of 15/12/2022 for a decision of 23/12/2022. Đúng: a day on or after the parent's; or the parent is another
one. A blank or partial day says nothing.
Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, II.4 (thời gian ban hành là ngày ký ban hành).
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_span, find_start


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each link to a parent of a later day, at the citation."""
    for link, child, citation in view.find_links("exact", "corrected"):
        if link.parent is None:
            continue
        parent = view.find_plan(link.parent)
        if child.date.iso is None or parent.date.iso is None or child.date.iso >= parent.date.iso:
            continue
        key = parent.number.key or link.parent
        facts = {"date": child.date.iso, "parent": key, "parent_date": parent.date.iso}
        place = Place(link.parent, find_start(parent), "cas014_related", facts)
        evidence = (child.date.iso, key, parent.date.iso)
        yield Problem(link.child, find_span(citation, child), "cas014_before", facts, evidence, (place,))


RULE = CascadeRule("CAS014", "before-parent", "error", find)
