"""Names that ended with the reforms of 2025: departments merged on 1 March, districts abolished on 1 July.

Source: data/agencies.yaml (NĐ 150/2025/NĐ-CP; Luật 72/2025/QH15).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tthc_cli.lexicon.data_files import read_data

DISTRICTS_UNTIL = "2025-06-30"

_OLD = re.compile(r"\s*(?:\((?:trước\s+đây|cũ)|cũ\b|trước\s+(?:đây|khi|sắp\s+xếp))", re.IGNORECASE)
# What is said of a level that is no more: `không tổ chức cấp huyện`.
_GONE = re.compile(
    r"(?:không\s+(?:còn\s+)?(?:tổ\s+chức\s+)?|kết\s+thúc\s+hoạt\s+động\s+(?:của\s+)?|bãi\s+bỏ\s+|giải\s+thể\s+)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s+\w+")
_DISTRICT = re.compile(
    r"""\b(?:
        (?:UBND|(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân)\s+(?:các\s+)?(?:cấp\s+huyện|huyện|quận|thị\s+xã)\b
      | cấp\s+huyện\b
      | các\s+huyện\s*,\s*(?:thị\s+xã|thành\s+phố|quận)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)


class FormerDepartment(NamedTuple):
    """A former name that stands at `text[start:end]`: the last day it was right, the department that took over, and
    whether the text itself says that it is the old name.
    """

    name: str
    until: str
    successor: str
    start: int
    end: int
    is_marked_old: bool


@cache
def _former() -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for entry in read_data("agencies")["departments"]:
        if "until" in entry and "successor" in entry:
            for spelling in (entry["name"], *entry.get("variants", ())):
                found[_key(spelling)] = (entry["name"], entry["until"], entry["successor"])
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_former(), key=len, reverse=True)
    words = (r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"\b(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("–", "-").split())


def find_former_departments(text: str) -> Iterator[FormerDepartment]:
    """Every former name of a department in a text, in order."""
    for match in _pattern().finditer(text.replace("–", "-")):
        name, until, successor = _former()[_key(match[0])]
        yield FormerDepartment(name, until, successor, *match.span(), _OLD.match(text, match.end()) is not None)


def find_district_words(text: str) -> Iterator[tuple[int, int]]:
    """Where a text speaks of bodies or units of the district level, unless it says that they are the old ones or are no
    more.
    """
    for match in _DISTRICT.finditer(text):
        ends = (match.end(), _skip_name(text, match.end()))
        gone = _GONE.search(text[: match.start()]) is not None
        if not gone and not any(_OLD.match(text, end) for end in ends):
            yield match.span()


def _skip_name(text: str, start: int) -> int:
    """The end of the words with capitals that follow: `UBND thị xã Tân An (cũ)`."""
    end = start
    while (word := _WORD.match(text, end)) is not None and word[0].strip()[0].isupper():
        end = word.end()
    return end
