"""CAS001: the parent is cited under a wrong number.

Sai: `Quyết định số 2381/QĐ-UBND ngày 23/12/2022` for 3281/QĐ-UBND of that day. Đúng: the number as printed on the
parent.
Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, II.5 (viện dẫn ghi đủ số, ký hiệu, thời gian ban hành).
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_span, find_start
from tthc_cli.lexicon.number_keys import find_number_fault, parse_number_key


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each link whose citation was corrected in its number."""
    for link, child, citation in view.find_links("corrected"):
        if link.parent is None or link.citation is None:
            continue
        parent = view.find_plan(link.parent)
        cited, actual = parse_number_key(link.citation.key), parse_number_key(parent.number.key)
        fault = find_number_fault(cited, actual) if cited is not None and actual is not None else None
        if fault is not None:
            facts = {
                "cited": link.citation.key,
                "actual": parent.number.key,
                "date": parent.date.iso or link.citation.date,
            }
            place = Place(link.parent, find_start(parent), "cas001_related", facts)
            evidence = (link.citation.key, parent.number.key)
            yield Problem(link.child, find_span(citation, child), f"cas001_{fault}", facts, evidence, (place,))


RULE = CascadeRule("CAS001", "number-mismatch", "error", find)
