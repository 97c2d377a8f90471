"""Comparing document numbers: what a cited number and a real one have in common, and how they differ."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from tthc_cli.lexicon.keys import fold

NumberFault = Literal["transposed", "one_digit", "year_missing", "year_wrong", "symbol", "other"]

_KEY = re.compile(
    r"""^(?P<serial>\d+)\w?           # 2381; a letter may follow (12a/KH-UBND)
        (?:/(?P<year>(?:19|20)\d\d))? # the year, in numbers of legal documents
        [/-](?P<symbol>.+)$           # QĐ-UBND; party documents write 999-QĐ/TU
    """,
    re.VERBOSE,
)


class NumberParts(NamedTuple):
    """The parts of `61/2018/NĐ-CP`: serial without leading zeros, year or None, folded symbol."""

    serial: str
    year: int | None
    symbol: str


def parse_number_key(key: str | None) -> NumberParts | None:
    """The parts of a document's number; None for a blank number or none at all."""
    match = _KEY.match(re.sub(r"\s", "", key or ""))
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else None
    return NumberParts(match["serial"].lstrip("0") or "0", year, fold(match["symbol"]))


def find_number_fault(cited: NumberParts, actual: NumberParts) -> NumberFault | None:
    """How a cited number differs from the real one; None where they agree.

    `transposed`: two digits changed places (2381 for 3281, the case of two plans of one province). `one_digit`: one
    digit wrong, missing or too many. Both need the same symbol. `symbol`: the serial is right, the symbol is not.
    """
    if cited.symbol != actual.symbol:
        return "symbol" if cited.serial == actual.serial else "other"
    if cited.serial == actual.serial:
        return _find_year_fault(cited, actual)
    if _is_transposed(cited.serial, actual.serial):
        return "transposed"
    return "one_digit" if _is_one_edit(cited.serial, actual.serial) else "other"


@lru_cache(maxsize=10_000)
def slips_of(serial: str) -> frozenset[str]:
    """Every number that differs from one by a slip of the pen: two digits changed places, one digit wrong, missing or
    too many. What `find_number_fault` calls `transposed` and `one_digit`.
    """
    digits, places = "0123456789", range(len(serial))
    swapped = (
        serial[:i] + serial[j] + serial[i + 1 : j] + serial[i] + serial[j + 1 :]
        for i in places
        for j in places
        if i < j
    )
    changed = (serial[:i] + digit + serial[i + 1 :] for i in places for digit in digits)
    dropped = (serial[:i] + serial[i + 1 :] for i in places)
    added = (serial[:i] + digit + serial[i:] for i in range(len(serial) + 1) for digit in digits)
    # A number is compared without leading zeros.
    return frozenset(each.lstrip("0") or "0" for each in chain(swapped, changed, dropped, added) if each) - {serial}


def _find_year_fault(cited: NumberParts, actual: NumberParts) -> NumberFault | None:
    if cited.year == actual.year or actual.year is None:
        return None
    return "year_missing" if cited.year is None else "year_wrong"


def _is_transposed(left: str, right: str) -> bool:
    """Whether two digits, side by side or not, changed places."""
    if len(left) != len(right):
        return False
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(differing) == 2 and differing[0] == differing[1][::-1]


def _is_one_edit(left: str, right: str) -> bool:
    """Whether one digit was changed, dropped or added."""
    if len(left) == len(right):
        return sum(a != b for a, b in zip(left, right, strict=True)) == 1
    short, long = sorted((left, right), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
