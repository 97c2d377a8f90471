"""CIT003: a decree or circular is cited without the year that belongs to its number."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.number_keys import parse_number_key
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Citation

# Numbers of these carry the year since 1997 (Luật Ban hành văn bản quy phạm pháp luật 1996).
_WITH_YEAR = frozenset({"NĐ", "TT", "TTLT"})
_SINCE = "1997"


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each mention of such a number without a year."""
    for citation in draft.plan.citations:
        if _lacks_year(citation):
            facts = {"key": citation.key, "year": (citation.date or "")[:4] or "…"}
            yield Problem(draft.path, citation.span, "cit003_year_missing", facts, (citation.key, citation.date))


def _lacks_year(citation: Citation) -> bool:
    parts = parse_number_key(citation.key)
    old = citation.date is not None and citation.date < _SINCE
    return parts is not None and citation.type in _WITH_YEAR and parts.year is None and not old


RULE = DraftRule("CIT003", "year-missing", "error", find)
