"""Abbreviations in use (data/abbreviations.yaml), for texts that are compared."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.phrase_pattern import phrase_pattern


@cache
def _contractions() -> dict[str, str]:
    """Folded long form or other spelling → folded abbreviation."""
    pairs: dict[str, str] = {}
    entries: list[dict[str, Any]] = read_data("abbreviations")["abbreviations"]
    for entry in entries:
        if entry["contract"]:
            for form in [*entry["expansions"], *entry.get("variants", [])]:
                pairs.setdefault(fold(form), fold(entry["abbr"]))
    return {form: short for form, short in _with_mixed_forms(pairs).items() if form != short}


def _with_mixed_forms(pairs: dict[str, str]) -> dict[str, str]:
    """Adds what people write between long and short: `kiểm soát TTHC` is KSTTHC as well."""
    mixed = dict(pairs)
    for form, short in pairs.items():
        for inner, inner_short in pairs.items():
            # Most forms do not hold each other: the plain look first, or 20,000 patterns are compiled.
            if inner != form and inner in form and re.search(rf"(?<!\w){re.escape(inner)}(?!\w)", form):
                mixed.setdefault(re.sub(rf"(?<!\w){re.escape(inner)}(?!\w)", inner_short, form), short)
    return mixed


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){phrase_pattern(_contractions())}(?!\w)")


def contract_terms(text: str) -> str:
    """The folded text with long forms replaced by their abbreviations: texts to compare, never to show.

    Contracting, not expanding: in expanded form every task is full of the same words (shared/performance.md, matching
    tasks).

    >>> contract_terms("Rà soát Thủ tục hành chính")
    'rà soát tthc'

    """
    return _pattern().sub(lambda match: _contractions()[match[0]], fold(text))


@cache
def _common() -> frozenset[str]:
    entries: list[dict[str, Any]] = read_data("abbreviations")["abbreviations"]
    return frozenset(
        part for entry in entries for form in (entry["abbr"], *entry.get("variants", ())) for part in form.split()
    )


def is_common_abbreviation(word: str) -> bool:
    """Whether an abbreviation is one that every official of the trade knows."""
    return word in _common()
