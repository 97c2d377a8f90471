"""CAS010: a plan has no number yet.

Sai: `Số:      /KH-UBND`. Đúng: the number given on issuing. Căn cứ: NĐ 30/2020/NĐ-CP, Điều 15 and Phụ lục I, II.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_start
from tthc_cli.lexicon.number_keys import parse_number_key
from tthc_cli.model.base import Span
from tthc_cli.model.plan import Plan


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each plan whose number is blank (not: absent), a draft beside its signed copy included."""
    for plan in view.plans:
        path = plan.source.path
        if plan.number.blank and path not in view.cascade.not_plans:
            facts = {"symbol": plan.number.raw or plan.number.symbol or ""}
            places = tuple(
                Place(copy.source.path, find_start(copy), "cas010_related", {"key": copy.number.key})
                for copy in _find_copies(path, view)
                if not copy.number.blank
            )
            yield Problem(path, _find_place(plan), "cas010_blank", facts, (plan.number.symbol,), places)


def _find_copies(path: str, view: CascadeView) -> Iterator[Plan]:
    """The other files that hold this document."""
    for group in view.cascade.same_document:
        if path in group:
            yield from (view.find_plan(other) for other in group if other != path)


def _find_place(plan: Plan) -> Span:
    """The blank in the letterhead; else where the appendix repeats it (`kèm theo Kế hoạch số: /KH-STP`)."""
    for diagnostic in plan.diagnostics:
        if diagnostic.code == "blank-number" and diagnostic.span is not None:
            return diagnostic.span
    for citation in plan.citations:
        if citation.relation == "promulgated_with" and citation.key and parse_number_key(citation.key) is None:
            return citation.span
    return find_start(plan)


RULE = CascadeRule("CAS010", "blank-number", "warning", find)
