"""CIT011: the word `ngày` before a cited date is mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold, strip_accents
from tthc_cli.model.draft import Draft

_WORD_BEFORE_DATE = re.compile(r"\b(?P<word>[^\W\d_]{2,6})\s+\d{1,2}\s*(?:/|tháng\b)", re.IGNORECASE)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each mention such as `ngà 01/12/2016`."""
    for citation in draft.plan.citations:
        words = [match["word"] for match in _WORD_BEFORE_DATE.finditer(citation.raw)] if citation.date else []
        if words and strip_accents(words[-1]) != "so" and fold(words[-1]) != "ngày":
            facts = {"word": words[-1], "cited": citation.key or citation.raw}
            yield Problem(draft.path, citation.span, "cit011_broken_day_word", facts, (citation.key, words[-1]))


RULE = DraftRule("CIT011", "broken-day-word", "warning", find)
