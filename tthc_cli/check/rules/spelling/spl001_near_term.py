"""SPL001: a word is nearly a term of the trade."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.terms import find_near_misses
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each slip such as `niên yết`, in every text but names."""
    for text in draft.texts:
        if text.part == "name":
            continue
        for miss in find_near_misses(text.text):
            found = text.text[miss.start : miss.end]
            facts = {"found": found, "term": miss.term}
            evidence = (found, text.text[max(miss.start - 20, 0) : miss.end + 20])
            yield Problem(draft.path, draft.span(text, miss.start, miss.end), "spl001_near_term", facts, evidence)


RULE = DraftRule("SPL001", "near-term", "warning", find)
