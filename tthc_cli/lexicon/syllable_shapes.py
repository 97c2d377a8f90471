"""What a Vietnamese syllable can be: onset, rhyme and tone (data/check/syllable_shapes.yaml)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from tthc_cli.lexicon.data_files import read_data

_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_SHAPE = re.compile(r"(?P<onset>[bcdđghklmnpqrstvx]*)(?P<rhyme>[aăâeêioôơuưy]+[cghmnpt]*)")
_STOPS = ("c", "ch", "p", "t")
_SHORTEST = 2
"""A letter by itself is a label or a name of a letter."""


@cache
def _known(name: str) -> frozenset[str]:
    return frozenset(str(read_data("check/syllable_shapes")[name]).split())


def is_broken_syllable(word: str) -> bool:
    """Whether a word in small letters has Vietnamese marks and the shape of one syllable, and is none: `duyêt` lacks
    its tone, `quyề` its end. Words of other shapes (`ôtô`, `xtê`) and with capitals (`Đắk`) are not judged.
    """
    if not word.islower() or word.isascii() or len(word) < _SHORTEST:
        return False
    base, tones = _split_tones(word)
    shape = _SHAPE.fullmatch(base)
    if shape is None or len(tones) > 1 or shape["onset"] in _known("foreign"):
        return False
    ends_in_stop = base.endswith(_STOPS)
    if ends_in_stop and not {"sắc", "nặng"} & set(tones):
        return True
    return not any(onset in _known("onsets") and rhyme in _known("rhymes") for onset, rhyme in _readings(base))


def _split_tones(word: str) -> tuple[str, list[str]]:
    """The letters without their tones, and the tones."""
    parts = unicodedata.normalize("NFD", word)
    tones = [_TONES[char] for char in parts if char in _TONES]
    return unicodedata.normalize("NFC", "".join(char for char in parts if char not in _TONES)), tones


def _readings(base: str) -> list[tuple[str, str]]:
    """Every way to part a syllable: `gi` and `qu` end in a letter that is a vowel elsewhere."""
    return [(base[:cut] or "-", base[cut:] or "-") for cut in range(4)]
