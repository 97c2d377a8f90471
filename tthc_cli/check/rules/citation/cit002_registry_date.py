"""CIT002: a central document is cited under a day on which it was not issued."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.registry import RegisteredDocument, find_by_number
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Citation


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each dated mention of a registered number on whose date no document of that number stands. A
    number without a year of its own is judged only where exactly one registered document of that year bears it.
    """
    for citation in draft.plan.citations:
        meant = _find_meant(citation)
        if meant is not None and meant.date != citation.date:
            facts = {"key": citation.key, "date": citation.date, "actual": meant.date, "title": meant.title}
            evidence = (citation.key, citation.date)
            yield Problem(draft.path, citation.span, "cit002_registry_date", facts, evidence)


def _find_meant(citation: Citation) -> RegisteredDocument | None:
    if citation.key is None or citation.date is None:
        return None
    named = [each for each in find_by_number(citation.key) if each.certain and each.date]
    if any(each.date == citation.date for each in named):
        return None
    if not any(f"/{each.date[:4]}/" in each.number for each in named if each.date):
        named = [each for each in named if each.date and each.date[:4] == citation.date[:4]]
    return named[0] if len(named) == 1 else None


RULE = DraftRule("CIT002", "registry-date", "error", find)
