"""The words by which a comment asks `tthc check` for silence: `tthc: bỏ qua CIT003 – số đã đối chiếu`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tthc_cli.lexicon.phrases import any_of

_CODE = r"[a-z]{3}(?:\d{3})?"


class WaiverWords(NamedTuple):
    """The codes that a comment names, in capitals, and what it says beside them."""

    codes: tuple[str, ...]
    reason: str | None


def read_waiver_words(comment: str) -> WaiverWords | None:
    """What a comment asks for; None for one that speaks of something else."""
    found = _pattern().search(" ".join(comment.split()))
    if found is None:
        return None
    codes = re.findall(rf"\b{_CODE}\b", found["codes"].upper(), re.IGNORECASE)
    return WaiverWords(tuple(dict.fromkeys(codes)), found["reason"] or None)


@cache
def _pattern() -> re.Pattern[str]:
    codes = rf"{_CODE}(?:(?:\s*[,;]\s*|\s+){_CODE})*"
    reason = r"(?:\s*[-–—:.(]+\s*(?P<reason>\S.*?)\)?)?"
    return re.compile(
        rf"\btthc\s*:\s*(?:{any_of('asks_for_silence')})\s+(?P<codes>{codes})(?!\w){reason}\s*$", re.IGNORECASE
    )
