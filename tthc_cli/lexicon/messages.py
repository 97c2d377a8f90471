"""Sentences for people, Vietnamese and English (data/messages.yaml)."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from tthc_cli.lexicon.data_files import read_data

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return cast("dict[str, dict[str, str]]", read_data("messages"))


def message(key: str, lang: str, /, **facts: object) -> str:
    """The sentence `key` in `lang` (`vi` or `en`) with its places filled from `facts`.

    Raises KeyError for an unknown key, an unknown language or a fact that the sentence needs and was not given; further
    facts are ignored.
    """
    return _sentences()[key][lang].format(**{name: _printed(value, lang) for name, value in facts.items()})


def _printed(value: object, lang: str) -> object:
    return printed_number(value, lang) if isinstance(value, float) else printed_date(value)


def printed_number(value: float, lang: str) -> str:
    """A figure without needless zeros, with the decimal mark of the language: `66,6`, `70`."""
    return f"{value:.10g}".replace(".", "," if lang == "vi" else ".")


def printed_date(value: object) -> object:
    """An ISO date as documents print it, day first (`25/12/2023`); anything else as it is."""
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        year, month, day = value.split("-")
        return f"{day}/{month}/{year}"
    return value
