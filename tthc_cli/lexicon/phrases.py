"""Lists of words that the small languages are made of (data/phrases.yaml)."""

from __future__ import annotations

import re
from functools import cache

from tthc_cli.lexicon.data_files import read_data


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The words of a list, as written there."""
    return tuple(read_data("phrases")[name])


@cache
def any_of(*names: str) -> str:
    """A pattern that matches any word of the lists, the longest first; blanks in it match any white space.

    It has no group of its own and no edges: callers add `(?:…)(?!\\w)`.
    """
    words = sorted({word for name in names for word in word_list(name)}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
