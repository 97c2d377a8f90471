"""CAS010: a plan of the cascade has no number yet.

Sai: `Số:      /KH-UBND`. Đúng: the number given on issuing. Căn cứ: NĐ 30/2020/NĐ-CP, Điều 15 and Phụ lục I, II.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Problem
from tthc_cli.check.view import CascadeView, find_start
from tthc_cli.lexicon.number_keys import parse_number_key
from tthc_cli.model.base import Span
from tthc_cli.model.plan import Plan


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each document that takes part and whose number is blank (not: absent)."""
    for document in view.cascade.documents:
        plan = view.find_plan(document.path)
        if plan.number.blank:
            symbol = plan.number.raw or plan.number.symbol or ""
            yield Problem(document.path, _find_place(plan), "cas010_blank", {"symbol": symbol}, (plan.number.symbol,))


def _find_place(plan: Plan) -> Span:
    """Where the appendix repeats the blank number (`Ban hành kèm theo Kế hoạch số: /KH-STP`), else the beginning."""
    for citation in plan.citations:
        if citation.relation == "promulgated_with" and citation.key and parse_number_key(citation.key) is None:
            return citation.span
    return find_start(plan)


RULE = CascadeRule("CAS010", "blank-number", "warning", find)
