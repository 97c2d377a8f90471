"""The encodings that Vietnamese text is found in by mistake, each as a table: what stands in the file → the letter.

All of them are seen as Unicode characters, the way a program shows bytes of an old encoding that it takes for
windows-1252. A letter may be one such character (TCVN3), a base and a mark (VNI) or up to three (UTF-8 read wrongly).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from tthc_cli.clean.mapped import Mapped
from tthc_cli.lexicon.data_files import read_data

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_WRONG_CODECS = ("cp1252", "latin-1", "cp1258")
_VOWELS = "aăâeêioôơuưy"
# The space that `Ã ` (à) ends in was a no-break space once and often is a plain one now: it belongs to the letter
# where the rest of a syllable follows (`hÃ nh`, but `vÃ y tế`), a mark or another space.
_LOST_BLANK = r"Ã (?=(?:i|o|u|y(?! tá)|m|n|ng|nh|c|ch|p|t)(?!\w)|[ ,.;:)]|$)|Ã(?= |$)"


class Encoding(NamedTuple):
    """One encoding: `pattern` finds what stands for a letter, `letters` says for which. `capitals_by_font` is true
    where small and capital letters share a code and the font draws the one or the other.
    """

    name: str
    pattern: re.Pattern[str]
    letters: dict[str, str]
    capitals_by_font: bool = False

    def spell(self, text: str) -> str:
        """The text as it was meant, without places: for judging whether it was meant so."""
        return self.pattern.sub(lambda match: self.letters[match[0]], text)

    def decode(self, text: Mapped) -> Mapped:
        """The text as it was meant; every letter has the place where its code begins."""
        letters: list[str] = []
        at: list[int] = []
        last = 0
        for match in self.pattern.finditer(text.text):
            letters += (text.text[last : match.start()], self.letters[match[0]])
            at += text.at[last : match.start()]
            at += [text.at[match.start()]] * len(letters[-1])
            last = match.end()
        return Mapped("".join([*letters, text.text[last:]]), [*at, *text.at[last:]])


@cache
def all_encodings() -> tuple[Encoding, ...]:
    """Every encoding that is looked for."""
    return (_tcvn3(), _vni(), _windows_1258(), _utf8())


@cache
def find_encoding(name: str) -> Encoding:
    """The encoding of this name. Raises `StopIteration` for a name that is none."""
    return next(encoding for encoding in all_encodings() if encoding.name == name)


def _encoding(name: str, letters: dict[str, str], *, capitals_by_font: bool = False) -> Encoding:
    return Encoding(name, re.compile(_any_of(letters)), letters, capitals_by_font)


def _any_of(codes: Iterable[str]) -> str:
    """A pattern for the longest of the codes, branched by one character after the other: there are thousands."""
    branches: dict[str, set[str]] = {}
    for code in codes:
        branches.setdefault(code[:1], set()).add(code[1:])
    may_end = branches.pop("", None) is not None
    if not branches:
        return ""
    pattern = "|".join(re.escape(first) + _any_of(rest) for first, rest in sorted(branches.items()))
    return f"(?:{pattern}){'?' if may_end else ''}"


def _tcvn3() -> Encoding:
    rows: dict[str, str] = read_data("legacy_letters")["tcvn3"]
    pairs = (pair for row, codes in rows.items() for pair in zip(row.split(), codes.split(), strict=True))
    return _encoding("tcvn3", {chr(int(code, 16)): letter for letter, code in pairs}, capitals_by_font=True)


def _vni() -> Encoding:
    """Base and mark are typed in one case or, at the head of a word, in two (`UÛy`, `Uûy`): the base decides."""
    rows: dict[str, str] = read_data("legacy_letters")["vni"]
    letters: dict[str, str] = {}
    for row, codes in rows.items():
        for letter, code in zip(row.split(), codes.split(), strict=True):
            for base, mark in product((code[0], code[0].upper()), {code[1:], code[1:].upper()}):
                letters[base + mark] = letter if base == code[0] else letter.upper()
    return _encoding("vni", letters)


def _windows_1258() -> Encoding:
    """Windows-1258 read as windows-1252: the vowel with its hat, then its tone as a letter (`Kêì` for `Kế`)."""
    letters = {}
    for letter in _vietnamese_letters():
        coded = "".join(_split_tone(letter)).encode("cp1258").decode("cp1252")
        if coded != letter:
            letters[coded] = letter
    return _encoding("windows-1258", letters)


def _utf8() -> Encoding:
    """UTF-8 read as windows-1252, Latin-1 or windows-1258 (`Káº¿ hoáº¡ch`), once or twice over."""
    letters: dict[str, str] = {}
    for letter in [*_vietnamese_letters(), *_TONES[1:], *read_data("legacy_letters")["punctuation"].split(), "\u00a0"]:
        for codec in _WRONG_CODECS:
            once = _misread(letter, codec)
            letters[once] = letter
            letters |= {_misread(once, again): letter for again in _WRONG_CODECS}
        letters.setdefault(_misread(letter, "cp1252").replace("\u00a0", " "), letter)
    del letters["Ã "]
    pattern = re.compile(f"{_any_of(letters)}|{_LOST_BLANK}", re.MULTILINE)
    return Encoding("utf-8", pattern, letters | {"Ã ": "à", "Ã": "à"})


def _misread(text: str, codec: str) -> str:
    """The UTF-8 of a text read with a wrong codec; what it has no character for is the control of that number."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())


def _vietnamese_letters() -> Iterator[str]:
    """All 134 letters that are not ASCII."""
    for vowel, tone in product(_VOWELS, _TONES):
        letter = unicodedata.normalize("NFC", vowel + tone)
        if not letter.isascii():
            yield from (letter, letter.upper())
    yield from "đĐ"


def _split_tone(letter: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks if mark in _TONES[1:])
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES[1:])), tone
