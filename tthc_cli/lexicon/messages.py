"""Sentences for people, Vietnamese and English (data/messages.yaml)."""

from __future__ import annotations

from functools import cache
from typing import cast

from tthc_cli.lexicon.data_files import read_data


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return cast("dict[str, dict[str, str]]", read_data("messages"))


def message(key: str, lang: str, /, **facts: object) -> str:
    """The sentence `key` in `lang` (`vi` or `en`) with its places filled from `facts`.

    Raises KeyError for an unknown key, an unknown language or a fact that the sentence needs and was not given; further
    facts are ignored.
    """
    return _sentences()[key][lang].format(**facts)
