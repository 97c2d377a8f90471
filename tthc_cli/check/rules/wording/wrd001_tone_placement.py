"""WRD001: one document places the tone mark in two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import find_tone_style, fold
from tthc_cli.model.draft import Draft, DraftText

_WORD = re.compile(r"[^\W\d_]+")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first word in the style that is the rarer one, or of a word that stands in both styles. Both
    are allowed: a document written in one of them gives none. Quốc hiệu does not count: the decree prints it in both.
    """
    texts = (text for text in draft.texts if text.part != "national_heading")
    words = [(text, match) for text in texts for match in _WORD.finditer(text.text)]
    styled = [(text, match, style) for text, match in words if (style := find_tone_style(match[0])) is not None]
    times = Counter(style for _, _, style in styled)
    if len(times) < 2:
        return
    rarer = min(times, key=lambda style: (times[style], style))
    text, match = next((text, match) for text, match, style in styled if style == rarer)
    yield _problem(draft, text, match, _find_twin(styled, match[0], rarer), times[rarer], sum(times.values()))


def _find_twin(styled: list[tuple[DraftText, re.Match[str], str]], word: str, style: str) -> str:
    """The same word in the other style, if it stands in the document, else any word in that style."""
    others = [match[0] for _, match, found in styled if found != style]
    return next((other for other in others if fold(other) == fold(word)), others[0])


def _problem(draft: Draft, text: DraftText, match: re.Match[str], twin: str, times: int, total: int) -> Problem:
    facts = {"word": match[0], "twin": twin, "times": times, "total": total}
    return Problem(draft.path, draft.span(text, *match.span()), "wrd001_tone_placement", facts, ())


RULE = DraftRule("WRD001", "tone-placement", "info", find)
