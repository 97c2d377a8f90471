"""Comparing keys: what two spellings of one text have in common. Keys are compared, never shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# "hòa" and "hoà", "ủy" and "uỷ": the tone may stand on either vowel of an open syllable in oa, oe, uy
# (domain/text.yaml), not after q.
_TONE_PAIRS = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_TONE = re.compile("(" + "|".join(_TONE_PAIRS) + r")(?!\w)")
_DASH = re.compile("[\u2010-\u2015\u2212]")
_COMMITTEE = re.compile(r"uỷ ban nhân dân(?: \(ubnd\))?")


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """The key of a text: case, tone placement, đ/Ð, dashes, spaces and `Ủy ban nhân dân`/`UBND` no longer tell it
    apart.

    >>> fold("Ủy ban nhân dân  tỉnh") == fold("UBND TỈNH")
    True

    """
    key = unicodedata.normalize("NFC", text).casefold().replace("ð", "đ")
    key = _TONE.sub(lambda match: _TONE_PAIRS[match[1]], key)
    key = " ".join(_DASH.sub("-", key).split())
    return _COMMITTEE.sub("ubnd", key) if "uỷ ban" in key else key


def strip_accents(text: str) -> str:
    """The text without any Vietnamese mark, in lower case: `Ngày` and a mistyped `Ngaỳ` become `ngay`."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("ð", "d"))
    return "".join(char for char in bare if not unicodedata.combining(char))


@lru_cache(maxsize=4096)  # a document has many words, and few of them are different
def find_tone_style(word: str) -> str | None:
    """`old` for `hòa`, `ủy`, `new` for `hoà`, `uỷ`; None for a word that has one form only (`hoàn`, `quý`)."""
    key = unicodedata.normalize("NFC", word).casefold()
    for old, new in _TONE_PAIRS.items():
        if key.endswith((old, new)) and not key[: -len(old)].endswith("q"):
            return "old" if key.endswith(old) else "new"
    return None
