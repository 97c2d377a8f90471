"""A document's own number and symbol (NĐ 30/2020/NĐ-CP, Phụ lục I, II.3): `41/KH-SNgV`, `04/2025/QĐ-UBND`, a draft's
`/KH-STP`.
"""

from __future__ import annotations

import re

from tthc_cli.model.plan import Number

_NUMBER = re.compile(
    r"""(?P<serial>\d+)?[a-zđ]?\s*[.…_\s]*
        (?:(?:/\s*(?P<year>(?:19|20)\d{2})\s*/|[/-])\s*)
        (?P<symbol>[A-ZĐ].*)""",
    re.VERBOSE,
)
_SPACED = re.compile(r"\s+")


def parse_number(text: str) -> Number:
    """The number that a whole string gives. Without digits before the slash it is blank: a draft that has no number
    yet.
    """
    raw = " ".join(text.split())
    match = _NUMBER.fullmatch(raw)
    if match is None:
        return Number(raw=raw or None, blank=bool(raw))
    serial = int(match["serial"]) if match["serial"] else None
    symbol = _SPACED.sub("", match["symbol"]).replace("–", "-")
    return Number(
        raw=raw,
        serial=serial,
        year=int(match["year"]) if match["year"] else None,
        symbol=symbol,
        key=number_key(raw),
        blank=serial is None,
    )


def number_key(text: str) -> str:
    """The number without blanks, dots of a blank number, or long dashes: `107/2021/NĐ- CP` becomes `107/2021/NĐ-CP`."""
    return re.sub(r"[\s.…_]+", "", text).replace("–", "-")
