"""Repairs of single characters. Each is one fault with one name; a healthy text is given back as it came."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from tthc_cli.clean.clean_document import Repair
from tthc_cli.clean.legacy import fix_legacy, fix_private_letters
from tthc_cli.clean.lost_letters import fix_lost_letters
from tthc_cli.clean.mapped import Mapped, join
from tthc_cli.extract.raw import LegacyRun

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


def fix_characters(text: str, runs: Sequence[LegacyRun] = ()) -> tuple[Mapped, tuple[Repair, ...]]:
    """Composes letters and marks (NFC), reads old encodings (`runs`: places in old fonts), replaces letters that stand
    for others, evens out spaces, drops invisible characters.

    Done twice it changes nothing more. Every character of the result has the offset it had in `text`.
    """
    whole = Mapped(text, range(len(text)))
    repairs: list[Repair] = []
    if not unicodedata.is_normalized("NFC", text):
        repairs.append(_repair("decomposed-letters", [i for i, char in enumerate(text) if unicodedata.combining(char)]))
        whole = _compose(whole)
    if _LONG_GAP.search(whole.text):
        repairs.append(_repair("long-gaps", [whole.at[match.start()] for match in _LONG_GAP.finditer(whole.text)]))
        whole = join(whole.split(_LONG_GAP), " " * _WIDEST)
    whole, mended = fix_private_letters(whole)
    repairs += mended
    # Before the invisible characters go: a soft hyphen may be the ư of TCVN3.
    whole, mended = fix_legacy(whole, [_in_composed(run, whole) for run in runs])
    repairs += mended
    odd = [match.start() for match in _ODD.finditer(whole.text)]
    if odd:
        repairs += _name_odd(whole, odd)
        whole = _replace_odd(whole)
    if not unicodedata.is_normalized("NFC", whole.text):  # a mark on a letter that was mended itself
        whole = _compose(whole)
    whole, mended = fix_lost_letters(whole)
    repairs += mended
    return whole, tuple(repairs)


def _in_composed(run: LegacyRun, whole: Mapped) -> LegacyRun:
    return run._replace(start=bisect_left(whole.at, run.start), end=bisect_left(whole.at, run.end))


def _repair(name: str, places: list[int]) -> Repair:
    return Repair(name, len(places), places[0] if places else 0)


def _compose(whole: Mapped) -> Mapped:
    """NFC cluster by cluster, so that each letter keeps its place."""
    letters: list[str] = []
    at: list[int] = []
    for match in _CLUSTER.finditer(whole.text):
        composed = unicodedata.normalize("NFC", match[0])
        letters.append(composed)
        at.extend([whole.at[match.start()]] * len(composed))
    return Mapped("".join(letters), at)


def _name_odd(whole: Mapped, odd: list[int]) -> list[Repair]:
    kinds = {"wrong-letters": "".join(_WRONG_LETTERS), "invisible-characters": _INVISIBLE, "odd-spaces": _ODD_SPACES}
    places = {name: [whole.at[i] for i in odd if whole.text[i] in chars] for name, chars in kinds.items()}
    return [_repair(name, found) for name, found in places.items() if found]


def _replace_odd(whole: Mapped) -> Mapped:
    letters: list[str] = []
    at: list[int] = []
    last = 0
    for match in _ODD.finditer(whole.text):
        start = match.start()
        letters.append(whole.text[last:start])
        at += whole.at[last:start]
        last = match.end()
        if match[0] not in _INVISIBLE:
            printed = " " if match[0] in _ODD_SPACES else _WRONG_LETTERS[match[0]]
            letters.append(printed)
            at += [whole.at[start]] * len(printed)
    letters.append(whole.text[last:])
    at += whole.at[last:]
    return Mapped("".join(letters), at)
