"""Provinces and centrally run cities: the 34 of today and the 63 before 1 July 2025 (data/provinces.yaml)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold

# "tỉnh Bình Phước", "TP. Cần Thơ": a name after such a word is meant as a place, whatever its case.
_MARKED = re.compile(r"(?:\btỉnh|\bthành phố|\bthị xã|\btp\.?)\s*$")
# A commune or district may bear the name of a province far away (xã Bình Dương in Quảng Nam): no evidence.
_SMALLER = re.compile(r"(?:\bxã|\bphường|\bthị trấn|\bhuyện|\bquận|\bđường|\bphố)\s*$")


# Nghị quyết 202/2025/QH15: 63 provinces became 34.
MERGER = date(2025, 7, 1)


@cache
def _spellings() -> dict[str, str]:
    """Folded spelling → name as the lexicon spells it, longest first, so that `Thừa Thiên Huế` is not `Huế`."""
    data: dict[str, list[dict[str, Any]]] = read_data("provinces")
    spellings: dict[str, str] = {}
    for entry in [*data["provinces"], *data["former"]]:
        for spelling in [entry["name"], *entry.get("variants", [])]:
            spellings[fold(spelling)] = entry["name"]
    return dict(sorted(spellings.items(), key=lambda item: -len(item[0])))


@cache
def _pattern() -> re.Pattern[str]:
    alternatives = (re.escape(spelling).replace(r"\ ", r"\s+").replace(r"\-", r"\s*-\s*") for spelling in _spellings())
    return re.compile(r"(?<!\w)(" + "|".join(alternatives) + r")(?!\w)")


@cache
def province_names() -> tuple[str, ...]:
    """All names, today's and those before 1 July 2025, as the lexicon spells them."""
    return tuple(dict.fromkeys(_spellings().values()))


@cache
def _todays() -> dict[str, str]:
    """Name → the province that its territory belongs to since 1 July 2025."""
    data: dict[str, list[dict[str, Any]]] = read_data("provinces")
    today = {entry["name"]: entry["name"] for entry in data["provinces"]}
    return today | {entry["name"]: entry["now"] for entry in data["former"]}


def is_same_province(left: str, right: str, on: date | None = None) -> bool:
    """Whether two names, as the lexicon spells them, are one province on a day.

    Bình Thuận went into Lâm Đồng on 1 July 2025: a plan of Lâm Đồng of that summer may implement a decision of Bình
    Thuận. Before that day, and where the day is not known, they are two.

    >>> is_same_province("Bình Thuận", "Lâm Đồng", date(2025, 8, 1))
    True

    """
    if left == right:
        return True
    return on is not None and on >= MERGER and _todays().get(left, left) == _todays().get(right, right)


@cache
def _city_days() -> dict[str, date]:
    entries: list[dict[str, Any]] = read_data("provinces")["provinces"]
    return {fold(entry["name"]): date.fromisoformat(entry["city_from"]) for entry in entries if "city_from" in entry}


def is_central_city(name: str, on: date | None = None) -> bool | None:
    """Whether a city of this name is run by the centre (thành phố trực thuộc trung ương) on a day.

    None: without a day it cannot be told, for the name was that of a provincial city until recently (Huế, Bắc Ninh).
    """
    key = fold(name)
    if key in {fold(spelling) for spelling in ("HCM", "Hồ Chí Minh")}:
        return True
    first_day = _city_days().get(key)
    if first_day is None:
        return False
    if on is None:
        return True if first_day.year == 1900 else None
    return on >= first_day


def _canonical(spelling: str) -> str:
    key = re.sub(r"\s*-\s*", "-", fold(spelling))
    return next(name for other, name in _spellings().items() if re.sub(r"\s*-\s*", "-", other) == key)


def find_province(text: str) -> str | None:
    """The province that a text names, as the lexicon spells it; None where it names none or several on equal terms.

    A name after `tỉnh` or `thành phố` decides; names after `xã`, `phường`, `huyện` are of other places. Without such a
    word the name must be written with capitals, for `hòa bình` is also an everyday word.

    >>> find_province("UBND TỈNH BÌNH PHƯỚC")
    'Bình Phước'

    """
    key = fold(text)
    marked: list[str] = []
    bare: list[str] = []
    capitals = {fold(word) for word in re.findall(r"\w+", text) if word[0].isupper()}
    for match in _pattern().finditer(key):
        before = key[: match.start()]
        name = _canonical(match[1])
        if _MARKED.search(before):
            marked.append(name)
        elif not _SMALLER.search(before) and set(re.findall(r"\w+", match[1])) <= capitals:
            bare.append(name)
    names = set(marked or bare)
    return names.pop() if len(names) == 1 else None
