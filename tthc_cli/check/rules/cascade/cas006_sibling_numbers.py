"""CAS006: two plans cite what must be one decision under two numbers, and the decision is not there to tell which is
right.

Sai: one plan cites 2381/QĐ-UBND ngày 23/12/2022, its sibling 3281/QĐ-UBND ngày 23/12/2022, both under the same title
(two plans of one province's offices for 2023). Đúng: both as printed on the decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView
from tthc_cli.lexicon.number_keys import find_number_fault, parse_number_key
from tthc_cli.lexicon.subjects import subject_similarity
from tthc_cli.model.plan import Citation, Plan

# As for candidates in link/evidence.py: the two subjects that taught this rule give 1.0.
_SAME_SUBJECT = 0.6


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each pair of numbers, at the later plan by path: there the contradiction shows."""
    cited = [
        (child, citation) for _, child, citation in view.find_links("missing", "ambiguous") if citation is not None
    ]
    told: set[frozenset[str | None]] = set()
    for (first, one), (second, other) in combinations(sorted(cited, key=lambda pair: pair[0].source.path), 2):
        pair = frozenset((one.key, other.key))
        if pair in told or not _is_same_province(first, second) or not _is_slip(one, other):
            continue
        if subject_similarity(_find_subject(first, one), _find_subject(second, other)) >= _SAME_SUBJECT:
            told.add(pair)
            facts = {"key": other.key, "other": one.key, "date": one.date, "path": Path(first.source.path).name}
            place = Place(first.source.path, one.span, "cas006_related", {"key": one.key})
            evidence = tuple(sorted((one.key or "", other.key or "")))
            yield Problem(second.source.path, other.span, "cas006_siblings", facts, evidence, (place,))


def _is_slip(one: Citation, other: Citation) -> bool:
    """The same day, and numbers that differ by a slip."""
    numbers = (parse_number_key(one.key), parse_number_key(other.key))
    if numbers[0] is None or numbers[1] is None or one.date is None or one.date != other.date:
        return False
    return find_number_fault(numbers[0], numbers[1]) in ("transposed", "one_digit")


def _find_subject(plan: Plan, citation: Citation) -> str:
    """The cited subject; where none is printed, the plan's own title, which repeats its parent's."""
    return citation.subject or plan.title or ""


def _is_same_province(first: Plan, second: Plan) -> bool:
    """Another province's decision of the same day may well bear the other number."""
    provinces = {first.issuer.province, second.issuer.province} - {None}
    return len(provinces) < 2


RULE = CascadeRule("CAS006", "sibling-numbers", "error", find)
