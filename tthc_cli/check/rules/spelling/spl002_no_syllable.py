"""SPL002: a word is no Vietnamese syllable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.syllables import is_broken_syllable
from tthc_cli.lexicon.terms import find_near_misses
from tthc_cli.model.draft import Draft

_WORD = re.compile(r"(?<![\w@./:-])[^\W\d_]+(?![\w@:-]|[./]\w)")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each word in small letters such as `duyêt`, unless SPL001 tells it with the word that is meant."""
    for text in draft.texts:
        told = [range(miss.start, miss.end) for miss in find_near_misses(text.text)]
        for match in _WORD.finditer(text.text):
            if is_broken_syllable(match[0]) and not any(match.start() in miss for miss in told):
                evidence = (match[0], text.text[max(match.start() - 20, 0) : match.end() + 20])
                span = draft.span(text, *match.span())
                yield Problem(draft.path, span, "spl002_no_syllable", {"found": match[0]}, evidence)


RULE = DraftRule("SPL002", "no-syllable", "warning", find)
