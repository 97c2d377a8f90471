"""Words that name units: how a name begins, and which nouns share one modifier (data/units.yaml)."""

from __future__ import annotations

import re
from functools import cache

from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = sorted({fold(word) for word in read_data("units")[name]}, key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, words)) + r")(?![\w])")


@cache
def opens_unit(text: str) -> bool:
    """Whether a text begins as the name of a unit does: `Sở Nội vụ`, `UBND cấp huyện`, `các phòng`."""
    key = fold(text)
    opener = _pattern("plurals").match(key)
    if opener is not None:  # "các phòng" is a unit, "các lớp tập huấn" is none
        key = key[opener.end() :].lstrip()
        return not key or _pattern("heads").match(key) is not None or _pattern("generic").match(key) is not None
    return not key.startswith("báo cáo") and _pattern("heads").match(key) is not None


@cache
def is_bare_head(text: str) -> bool:
    """Whether a text is only the first word of a name and wants more: `Công chức`, `Sở`."""
    return _pattern("bare").fullmatch(fold(text).strip(" .;,")) is not None


@cache
def ends_open(text: str) -> bool:
    """Whether a text ends with a preposition, so that it must go on."""
    return _ends_with("prepositions", text)


@cache
def wants_more(text: str) -> bool:
    """Whether a name cannot end here: a bare head, or a word that an object must follow (`phụ trách`, `của`)."""
    return is_bare_head(text) or ends_open(text) or _ends_with("open_ends", text)


def _ends_with(name: str, text: str) -> bool:
    return re.search(r"(?<!\w)" + _pattern(name).pattern + r"\s*$", fold(text)) is not None


@cache
def generic_noun(text: str) -> str | None:
    """The kind of unit that a text begins with (`đơn vị` of `đơn vị trực thuộc Sở`), or None."""
    match = _pattern("generic").match(fold(text))
    return match[0] if match else None


@cache
def opens_group(text: str) -> bool:
    """Whether a text begins a list of kinds of units: `Các sở`, `Thủ trưởng các đơn vị`."""
    return _pattern("group_openers").match(fold(text)) is not None


@cache
def has_modifier(text: str) -> bool:
    """Whether a text holds words that modify the list before them: `địa phương có liên quan`."""
    return re.search(r"(?<!\w)" + _pattern("modifiers").pattern, fold(text)) is not None
