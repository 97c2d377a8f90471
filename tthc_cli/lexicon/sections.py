"""What the headings of a plan's parts tell, and the labels of fields that stand in lines under an item."""

from __future__ import annotations

import re
from functools import cache

from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in read_data("sections")[name])


def is_legal_basis(heading: str) -> bool:
    """Whether a part lists the documents that the plan rests on (`CƠ SỞ PHÁP LÝ`)."""
    return any(word in fold(heading) for word in _words("legal_basis"))


def is_national_heading(key: str) -> bool:
    """Whether a folded line is quốc hiệu, rightly written or not."""
    return _is_set_line(key, "national_heading")


def is_motto(key: str) -> bool:
    """Whether a folded line is tiêu ngữ, rightly written or not."""
    return _is_set_line(key, "motto")


def _is_set_line(key: str, name: str) -> bool:
    """Whether a line has the set words, or nearly all of them: a wrong word must not hide the line, nor may a narrow
    column that puts the last words on the next one.
    """
    wanted = fold(read_data("sections")[name]).split()
    found = re.findall(r"[^\W\d_]+", key)
    kept = sum(min(found.count(word), wanted.count(word)) for word in set(wanted))
    return kept >= len(wanted) - 2 and len(found) <= len(wanted) + 1


def is_work(heading: str) -> bool:
    """Whether a part with this heading prescribes work: content or direction, not purpose, funding or arrangements.

    The deciding word that stands first settles it, the longer of two that begin together; a heading with none does.
    """
    key = fold(heading)
    found = [
        (key.find(word), -len(word), kind) for kind in ("work", "not_work") for word in _words(kind) if word in key
    ]
    return not found or min(found)[2] == "work"


@cache
def _fields() -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = []
    for entry in read_data("sections")["fields"]:
        words = sorted((fold(word) for word in entry["words"]), key=len, reverse=True)
        patterns.append((entry["role"], re.compile(r"(?:" + "|".join(map(re.escape, words)) + r")\s*:")))
    return tuple(patterns)


def find_field_label(text: str) -> tuple[str, int] | None:
    """The field that a line gives (`leads`, `coordinators`, `timing`, `products`) and where its value begins, or None.

    >>> find_field_label("Đơn vị chủ trì: Văn phòng Sở")
    ('leads', 15)

    """
    colon = text.find(":")
    if colon < 0 or colon > 45:
        return None
    key = fold(text[: colon + 1])
    return next(((role, colon + 1) for role, pattern in _fields() if pattern.fullmatch(key)), None)
