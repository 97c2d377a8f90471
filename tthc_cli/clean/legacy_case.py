"""Capital letters of TCVN3: the file holds the code of the small letter, the font (.VnTimeH) draws a capital."""

from __future__ import annotations

import re

from tthc_cli.clean.mapped import Mapped
from tthc_cli.lexicon.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 3
"""How many words on either side tell whether a heading or a sentence is read."""


def fix_capitals(coded: str, decoded: Mapped, *, by_font: bool) -> Mapped:
    """The decoded text with the capitals that were meant; `coded` is the same text before it was decoded, letter for
    letter.

    With `by_font` all of it is in capitals. Otherwise a word is that has two capitals and no small letter of its own
    (`HO¹CH`); a word that does not tell (`KÕ`, `Uû`) goes with the words around it.
    """
    if by_font:
        return Mapped(_upper(decoded.text), decoded.at)
    words = list(_WORD.finditer(decoded.text))
    shapes = [_shape(coded[word.start() : word.end()]) for word in words]
    evidence = [_tells(word[0], shape) for word, shape in zip(words, shapes, strict=True)]
    text = list(decoded.text)
    for index, (word, shape) in enumerate(zip(words, shapes, strict=True)):
        near = [*evidence[max(0, index - _NEAR) : index], *evidence[index + 1 : index + 1 + _NEAR]]
        if shape == "capitals" or (shape == "open" and near.count(True) > near.count(False)):
            text[word.start() : word.end()] = _upper(word[0])
    return Mapped("".join(text), decoded.at)


def _shape(coded: str) -> str:
    """`capitals`, `small`, or `open` for a word that has at most one plain letter, a capital."""
    plain = [char for char in coded if char.isascii() or "¡" <= char <= "§"]
    if any(char.islower() for char in plain if char.isascii()):
        return "small"
    return "capitals" if len(plain) >= 2 else "open"


def _tells(word: str, shape: str) -> bool | None:
    """True: a heading is being read; False: a sentence. Numerals and abbreviations tell nothing (`Sè 5/Q§-UBND`)."""
    if shape == "small":
        return False
    return True if shape == "capitals" and not word.isascii() and is_syllable(word) else None


def _upper(text: str) -> str:
    """In capitals, letter for letter."""
    return "".join(char if len(char.upper()) > 1 else char.upper() for char in text)
