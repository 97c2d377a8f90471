"""How Word writes a counter: figures, Roman numerals, letters (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_LETTER_LIMIT = 780
"""Word itself writes no letter number above 780 (30 times "z")."""
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def format_number(value: int, form: str) -> str:
    """A counter in one of Word's number forms (17.18.59); forms not known here give plain figures.

    Letters go a…z, aa, bb as Word counts them: it has no đ, so a list that shows a, b, c, d, đ was numbered by hand.
    """
    if form.startswith("zeros:"):
        return str(value).zfill(min(int(form[6:]), 9))
    return _FORMS.get(form, str)(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    printed = ""
    for unit, letters in _ROMAN:
        printed += letters * (value // unit)
        value %= unit
    return printed


def _letters(value: int) -> str:
    if not 0 < value <= _LETTER_LIMIT:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "decimalZero": lambda value: f"{value:02d}",
    "none": lambda _: "",
}
