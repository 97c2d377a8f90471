"""CIT001: one document is dated two ways in one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tthc_cli.check.rule import DraftRule, Place, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.registry import find_by_number
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Citation


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each other date of a number, at its first mention; numbers that carry no year of their own
    (`83/KH-UBND`) may belong to two documents, and are left alone where the years differ.
    """
    path = draft.path
    for mentions in _by_number(draft.plan.citations).values():
        trusted = _find_trusted(mentions)
        told = {trusted.date}
        for mention in mentions:
            if mention.date in told or not _may_be_one(trusted, mention):
                continue
            told.add(mention.date)
            facts = {"key": mention.key, "date": mention.date, "other": trusted.date}
            place = Place(path, trusted.span, "cit001_related", {"date": trusted.date})
            yield Problem(path, mention.span, "cit001_two_dates", facts, (mention.key, mention.date), (place,))


def _by_number(citations: Sequence[Citation]) -> dict[str, list[Citation]]:
    """The dated mentions of each number, in document order."""
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.key is not None and citation.date is not None:
            found.setdefault(fold(citation.key), []).append(citation)
    return found


def _find_trusted(mentions: Sequence[Citation]) -> Citation:
    """The mention to measure the others by: with the registered date, else with the most frequent one, else the
    first.
    """
    registered = {document.date for document in find_by_number(mentions[0].key or "")}
    times = Counter(mention.date for mention in mentions)
    return max(mentions, key=lambda mention: (mention.date in registered, times[mention.date]))


def _may_be_one(first: Citation, other: Citation) -> bool:
    """Whether two dates are those of one document: its number names the year, or the dates share it."""
    years = {date[:4] for date in (first.date, other.date) if date is not None}
    return len(years) == 1 or any(f"/{year}/" in (first.key or "") for year in years)


RULE = DraftRule("CIT001", "two-dates", "error", find)
