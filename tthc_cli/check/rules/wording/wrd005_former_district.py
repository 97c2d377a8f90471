"""WRD005: a plan gives work to the district level after 1 July 2025."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.wording._running_text import running_texts, stands_in_citation
from tthc_cli.lexicon.former_units import DISTRICTS_UNTIL, find_district_words
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each wording, at its first use, in documents issued after districts ended; none in citations,
    nor where `(cũ)` or `trước đây` follows.
    """
    own = draft.plan.date.iso
    told: set[str] = set()
    for text in running_texts(draft) if own is not None and own > DISTRICTS_UNTIL else ():
        for start, end in find_district_words(text.text):
            words = " ".join(text.text[start:end].split())
            span = draft.span(text, start, end)
            if words.casefold() not in told and not stands_in_citation(draft, span):
                told.add(words.casefold())
                yield Problem(draft.path, span, "wrd005_former_district", {"words": words}, (words,))


RULE = DraftRule("WRD005", "former-district", "warning", find)
