"""WRD009: the letter Đ is written with a foreign one that looks alike (Eth, U+00D0 and U+00F0)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.wording._letters import one_problem, without_addresses
from tthc_cli.lexicon.syllables import is_syllable
from tthc_cli.model.draft import Draft
from tthc_cli.model.edit import Edit

_WORD = re.compile(r"[^\W\d_]*[\u00d0\u00f0][^\W\d_]*")
_RIGHT = str.maketrans("\u00d0\u00f0", "\u0110\u0111")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for the document, at the first such letter in a Vietnamese syllable or an abbreviation; none in
    PDFs, whose fonts often name Đ so.
    """
    if not draft.is_typed:
        return
    words = [match for match in _WORD.finditer(draft.source) if _is_vietnamese(match[0].translate(_RIGHT))]
    found = without_addresses(draft, [edit for word in words for edit in _edits(word)])
    if found:
        first = next(word for word in words if word.start() <= found[0].start < word.end())
        yield one_problem(draft, "wrd009_eth_letter", found, first[0].translate(_RIGHT))


def _is_vietnamese(word: str) -> bool:
    return word.isupper() or is_syllable(word)


def _edits(word: re.Match[str]) -> Iterator[Edit]:
    for place, letter in enumerate(word[0], word.start()):
        if (right := letter.translate(_RIGHT)) != letter:
            yield Edit(place, place + 1, right)


RULE = DraftRule("WRD009", "eth-letter", "info", find, fixes=True)
