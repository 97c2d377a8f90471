"""Repairs of single characters. Each is one fault with one name; a healthy text is given back as it came."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tthc_cli.clean.mapped import Mapped, join

# Letters that stand for others in real files: Eth for Đ (many PDFs), OI for ư (text pasted from old editors),
# one-character Roman numerals (`Ⅲ`).
_WRONG_LETTERS = {"Ð": "Đ", "ð": "đ", "Ƣ": "Ư", "ƣ": "ư"} | {
    chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2160, 0x216C)
}
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_ODD_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f"
_ODD = re.compile(f"[{_INVISIBLE}{_ODD_SPACES}{''.join(_WRONG_LETTERS)}]")
# No page is that wide: blanks beyond it are damage, and every pattern that begins with blanks would try them all.
_WIDEST = 300
_LONG_GAP = re.compile(rf"[ \t]{{{_WIDEST + 1},}}")
_CLUSTER = re.compile(r"[^\W\d_][\u0300-\u036f]+|.", re.DOTALL)


class CharacterRepair(NamedTuple):
    """How often a named fault of characters was mended, and where first (offset)."""

    name: str
    times: int
    start: int


def fix_characters(text: str) -> tuple[Mapped, tuple[CharacterRepair, ...]]:
    """Composes letters and marks (NFC), replaces letters that stand for others, evens out spaces, drops invisible
    characters.

    Done twice it changes nothing more. Every character of the result has the offset it had in `text`.
    """
    whole = Mapped(text, range(len(text)))
    repairs: list[CharacterRepair] = []
    if not unicodedata.is_normalized("NFC", text):
        repairs.append(_repair("decomposed-letters", [i for i, char in enumerate(text) if unicodedata.combining(char)]))
        whole = _compose(whole)
    if _LONG_GAP.search(whole.text):
        repairs.append(_repair("long-gaps", [whole.at[match.start()] for match in _LONG_GAP.finditer(whole.text)]))
        whole = join(whole.split(_LONG_GAP), " " * _WIDEST)
    odd = [match.start() for match in _ODD.finditer(whole.text)]
    if odd:
        repairs += _name_odd(whole, odd)
        whole = _replace_odd(whole)
    return whole, tuple(repairs)


def _repair(name: str, places: list[int]) -> CharacterRepair:
    return CharacterRepair(name, len(places), places[0] if places else 0)


def _compose(whole: Mapped) -> Mapped:
    """NFC cluster by cluster, so that each letter keeps its place."""
    letters: list[str] = []
    at: list[int] = []
    for match in _CLUSTER.finditer(whole.text):
        composed = unicodedata.normalize("NFC", match[0])
        letters.append(composed)
        at.extend([whole.at[match.start()]] * len(composed))
    return Mapped("".join(letters), at)


def _name_odd(whole: Mapped, odd: list[int]) -> list[CharacterRepair]:
    kinds = {"wrong-letters": "".join(_WRONG_LETTERS), "invisible-characters": _INVISIBLE, "odd-spaces": _ODD_SPACES}
    places = {name: [whole.at[i] for i in odd if whole.text[i] in chars] for name, chars in kinds.items()}
    return [_repair(name, found) for name, found in places.items() if found]


def _replace_odd(whole: Mapped) -> Mapped:
    letters: list[str] = []
    at: list[int] = []
    for char, place in zip(whole.text, whole.at, strict=True):
        if char not in _INVISIBLE:
            printed = " " if char in _ODD_SPACES else _WRONG_LETTERS.get(char, char)
            letters.append(printed)
            at.extend([place] * len(printed))
    return Mapped("".join(letters), at)
