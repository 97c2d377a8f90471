"""CIT012: a basis lacks its date, its issuer or its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Citation

_LAWS = frozenset({"Luật", "BL", "PL", "HP"})
_SIDE_BY_SIDE = 5
"""Letters between two documents that a comma or `và` joins."""

_DAY = re.compile(r"\bngày\s+\d", re.IGNORECASE)
_DAY_LETTERS = 10
"""Letters behind a number in which its day begins."""

_ISSUER_OF_SEVERAL = re.compile(r"\bcác\s+[^;.:]{3,60}\bcủa\s+[^;.:]{3,60}:[^;.]*$", re.IGNORECASE)
_LIST_LETTERS = 300
"""Letters before a number in which such a list begins."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each document that the preamble names for the first time without what NĐ 30 asks of it."""
    named: set[str] = set()
    citations = draft.plan.citations
    for citation, following in zip_longest(citations, citations[1:]):
        if citation.where != "preamble" or citation.key is None or citation.type in _LAWS:
            continue
        if _has_broken_date(draft, citation):
            continue
        lacking = _find_lacking(citation, following) if fold(citation.key) not in named else []
        if _has_common_issuer(draft, citation):
            lacking = [part for part in lacking if part != "issuer"]
        named.add(fold(citation.key))
        if lacking and citation.relation in ("basis", "implements"):
            for part in lacking:
                facts = {"key": citation.key}
                yield Problem(draft.path, citation.span, f"cit012_{part}", facts, (citation.key, part))


def _find_lacking(citation: Citation, following: Citation | None) -> list[str]:
    """Of two documents named side by side, the first shares the issuer of the second."""
    shares = following is not None and following.span.start - citation.span.end <= _SIDE_BY_SIDE
    issuer = citation.issuer or (following.issuer if shares and following is not None else None)
    parts = (("date", citation.date), ("issuer", issuer))
    return [name for name, value in parts if value is None]


def _has_broken_date(draft: Draft, citation: Citation) -> bool:
    """Whether the mention has a date that no calendar has (CIT015): what stands behind it was not read."""
    if citation.date is not None:
        return False
    return _DAY.search(draft.source, citation.span.start, citation.span.end + _DAY_LETTERS) is not None


def _has_common_issuer(draft: Draft, citation: Citation) -> bool:
    """Whether one issuer was named for several documents before: `các Nghị định của Chính phủ: số … và số …`."""
    before = draft.source[max(citation.span.start - _LIST_LETTERS, 0) : citation.span.start]
    return _ISSUER_OF_SEVERAL.search(before) is not None


RULE = DraftRule("CIT012", "basis-incomplete", "warning", find)
