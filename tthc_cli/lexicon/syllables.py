"""Whether a word can be Vietnamese: by its spelling, not by a dictionary (data/syllables.yaml)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from tthc_cli.lexicon.data_files import read_data

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_CHECKED_TONES = {"\u0301", "\u0323"}  # sắc, nặng


@cache
def is_syllable(word: str) -> bool:
    """Whether one word, in composed letters and any case, is spelt as a Vietnamese syllable is.

    >>> [is_syllable(word) for word in ("nghiệp", "HOẠCH", "HO¹CH", "café")]
    [True, True, False, False]

    """
    marked = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(marked)
    bare = unicodedata.normalize("NFC", _TONE.sub("", marked))
    if len(tones) > 1 or bare not in _bare_syllables():
        return False
    return not bare.endswith(_stops()) or bool(tones and tones[0] in _CHECKED_TONES)


@cache
def _stops() -> tuple[str, ...]:
    return tuple(read_data("syllables")["stops"])


@cache
def _bare_syllables() -> frozenset[str]:
    """Every syllable without its tone, some 3,000."""
    data = read_data("syllables")
    onsets: dict[str, list[str]] = data["onsets"]
    found = {onset + rhyme for rhyme in data["rhymes_with_y"].split() for onset in data["onsets_of_y"]}
    found |= {"q" + rhyme for rhyme in data["rhymes_after_q"].split()}
    for rhyme in data["rhymes"].split():
        special = onsets["before_e_i" if rhyme[0] in "eêi" else "before_other"]
        found |= {onset + rhyme for onset in (*onsets["before_any"], *special) if onset != "q" or rhyme[0] == "u"}
    return frozenset(found)
