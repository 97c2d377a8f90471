"""CAS006: two plans cite what must be one decision under two numbers, and the decision is not there to tell which is
right.

Sai: one plan cites 2381/QĐ-UBND ngày 23/12/2022, its sibling 3281/QĐ-UBND ngày 23/12/2022, both under the same title
(two plans of one province's offices for 2023). Đúng: both as printed on the decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView
from tthc_cli.lexicon.number_keys import find_number_fault, parse_number_key
from tthc_cli.lexicon.subjects import subject_similarity, subject_words
from tthc_cli.model.plan import Citation, Plan

# As for candidates in link/evidence.py: the two subjects that taught this rule give 1.0.
_SAME_SUBJECT = 0.6


class _Cited(NamedTuple):
    """One plan and its mention of a decision that is not there."""

    child: Plan
    citation: Citation


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each pair of numbers, at the later plan by path: there the contradiction shows."""
    told: set[frozenset[str | None]] = set()
    for first, second in _find_pairs(view):
        one, other = first.citation, second.citation
        pair = frozenset((one.key, other.key))
        if pair in told or not _is_same_province(first.child, second.child) or not _is_slip(one, other):
            continue
        if subject_similarity(_find_subject(first), _find_subject(second)) >= _SAME_SUBJECT:
            told.add(pair)
            path = first.child.source.path
            facts = {"key": other.key, "other": one.key, "date": one.date, "path": Path(path).name}
            place = Place(path, one.span, "cas006_related", {"key": one.key})
            evidence = tuple(sorted((one.key or "", other.key or "")))
            yield Problem(second.child.source.path, other.span, "cas006_siblings", facts, evidence, (place,))


def _find_pairs(view: CascadeView) -> Iterator[tuple[_Cited, _Cited]]:
    """Mentions of one day, each wording once: thousands of plans that cite one decision alike are one voice."""
    by_day: dict[str, dict[tuple[str | None, ...], _Cited]] = {}
    cited = [_Cited(child, it) for _, child, it in view.find_links("missing", "ambiguous") if it is not None]
    for each in sorted(cited, key=lambda each: each.child.source.path):
        if each.citation.date is not None:
            voice = (each.citation.key, each.child.issuer.province, *sorted(subject_words(_find_subject(each))))
            by_day.setdefault(each.citation.date, {}).setdefault(voice, each)
    for voices in by_day.values():
        yield from combinations(voices.values(), 2)


def _is_slip(one: Citation, other: Citation) -> bool:
    """The same day, and numbers that differ by a slip."""
    numbers = (parse_number_key(one.key), parse_number_key(other.key))
    if numbers[0] is None or numbers[1] is None or one.date is None or one.date != other.date:
        return False
    return find_number_fault(numbers[0], numbers[1]) in ("transposed", "one_digit")


def _find_subject(cited: _Cited) -> str:
    """The cited subject; where none is printed, the plan's own title, which repeats its parent's."""
    return cited.citation.subject or cited.child.title or ""


def _is_same_province(first: Plan, second: Plan) -> bool:
    """Another province's decision of the same day may well bear the other number."""
    provinces = {first.issuer.province, second.issuer.province} - {None}
    return len(provinces) < 2


RULE = CascadeRule("CAS006", "sibling-numbers", "error", find)
