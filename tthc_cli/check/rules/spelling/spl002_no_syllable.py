"""SPL002: a word is no Vietnamese syllable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.syllable_shapes import is_broken_syllable
from tthc_cli.lexicon.terms import find_near_misses
from tthc_cli.model.draft import Draft, DraftText

# No part of an address, a number or a word with a hyphen.
_WORD = re.compile(r"(?<![\w@./:-])[^\W\d_]+(?![\w@:-]|[./]\w)")
_MOST = 0.02
"""The share of broken words from which the text layer is at fault and not the writer: a scan badly read, a font badly
mapped.
"""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each word in small letters such as `duyêt`, unless SPL001 tells it with the word meant."""
    words = [(text, match) for text in draft.texts for match in _WORD.finditer(text.text)]
    broken = [(text, match) for text, match in words if is_broken_syllable(match[0])]
    if len(broken) > max(_MOST * len(words), 5):
        return
    for text, match in broken:
        if not _is_near_term(text, match.start()):
            evidence = (match[0], text.text[max(match.start() - 20, 0) : match.end() + 20])
            span = draft.span(text, *match.span())
            yield Problem(draft.path, span, "spl002_no_syllable", {"found": match[0]}, evidence)


def _is_near_term(text: DraftText, start: int) -> bool:
    return any(miss.start <= start < miss.end for miss in find_near_misses(text.text))


RULE = DraftRule("SPL002", "no-syllable", "warning", find)
