"""CAS002: the parent is cited with a wrong date.

Sai: `Quyết định số 2618/QĐ-UBND ngày 28/12/2022` of a decision issued on 26/12/2022. Đúng: the day printed on the
parent.
Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, II.5.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_span, find_start


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each link whose citation was corrected in its date."""
    for link, child, citation in view.find_links("corrected"):
        if link.parent is None or link.citation is None or link.citation.date is None:
            continue
        parent = view.find_plan(link.parent)
        if parent.date.iso in (None, link.citation.date):
            continue
        facts = {"key": link.citation.key, "cited": link.citation.date, "actual": parent.date.iso}
        place = Place(link.parent, find_start(parent), "cas002_related", facts)
        evidence = (link.citation.key, link.citation.date, parent.date.iso)
        yield Problem(link.child, find_span(citation, child), "cas002_wrong", facts, evidence, (place,))


RULE = CascadeRule("CAS002", "date-mismatch", "error", find)
