"""Agencies: the level of a name, and the names that must not be split (data/agencies.yaml)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.provinces import find_province, is_central_city
from tthc_cli.model.plan import Level

__all__ = ["agency_level", "agency_names", "department_name", "desks", "find_province", "is_central_city", "plain_unit"]

# "UBND thành phố Thủ Dầu Một", "TP. Cần Thơ": whether it is a province or a district hangs on the name.
_CITY = re.compile(r"(?:(?:ubnd|hđnd|hội đồng nhân dân) )?(?:thành phố|tp\b\.?) ?(?P<name>\w.*)")
# "UBND TX. Quảng Trị", "UBND P.2": what is short for the kind of place, after the committee; TP. and TX. also alone.
_PLACE_WORDS = {
    "tx": "thị xã", "tp": "thành phố", "h": "huyện", "q": "quận", "p": "phường", "x": "xã", "tt": "thị trấn",
}  # fmt: skip
_SHORT_PLACE = re.compile(r"(?:(?<=ubnd )|(?<=hđnd ))(?P<short>tx|tp|tt|h|q|p|x)(?:\. ?| )(?=\w)")


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_data("agencies")
    return data


@cache
def _officers() -> re.Pattern[str]:
    titles = sorted((fold(title) for title in _data()["officers"]), key=len, reverse=True)
    return re.compile(r"^(?:(?:các )?(?:" + "|".join(map(re.escape, titles)) + r") (?:các )?)+")


@cache
def _prefixes() -> tuple[tuple[str, Level], ...]:
    levels: dict[Level, list[str]] = _data()["prefixes"]
    pairs = ((fold(prefix), level) for level, prefixes in levels.items() for prefix in prefixes)
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _write_out_place(match: re.Match[str]) -> str:
    return f"{_PLACE_WORDS[match['short']]} "


@lru_cache(maxsize=50_000)
def plain_unit(name: str) -> str:
    """The folded name of a body without its officers, with `TX.` and the like written out: `Giám đốc Sở Y tế` and `SỞ Y
    TẾ` give one key, `Ủy ban nhân dân TX. Kỳ Anh` and `UBND thị xã Kỳ Anh` another.
    """
    key = _SHORT_PLACE.sub(_write_out_place, fold(name).strip(" .;,:-+*"))
    shorter = _officers().sub("", key)
    # "Chủ tịch nước", "Chánh án": what is left must still be the name of a body.
    return shorter if (shorter and _prefix_level(shorter)) or _CITY.fullmatch(shorter) else key


@lru_cache(maxsize=50_000)
def _prefix_level(key: str) -> Level | None:
    return next((level for prefix, level in _prefixes() if key == prefix or key.startswith(prefix + " ")), None)


@lru_cache(maxsize=50_000)
def agency_level(name: str, on: date | None = None) -> Level | None:
    """The level of an agency by its name; None where the name does not tell.

    Takes any case, `Ủy ban nhân dân` or `UBND`, with or without an officer before it. A city is `province` when run by
    the centre, else `district`; `UBND thành phố` without a name is None. Cities that changed lately (Huế, Bắc Ninh)
    need the day of the document in `on`, and are None without it.
    """
    key = plain_unit(name)
    city = _CITY.fullmatch(key)
    if city is None:
        return _prefix_level(key)
    central = is_central_city(city["name"], on)
    if central is None:
        return None
    return "province" if central else "district"


@cache
def desks() -> tuple[str, ...]:
    """Folded beginnings of names that are desks, teams or persons, which issue nothing: `bộ phận`, `tổ`, `công
    chức`.
    """
    return tuple(fold(word) for word in _data()["desks"])


@cache
def department_name(unit: str) -> str | None:
    """The full name of a sở of the province, from any of its spellings (`Sở LĐTBXH`, `Tư pháp` after "các sở:"); None
    if unknown.
    """
    return _department_spellings().get(_loose(plain_unit(unit)))


@cache
def department_after(unit: str, on: date) -> str | None:
    """The sở that does the work of a sở of before 2025 on a day; None where the sở itself still stands.

    In March 2025 five sở were merged into others (Nghị quyết 18-NQ/TW; data/agencies.yaml, successor): what a decision
    of 2024 gives Sở Kế hoạch và Đầu tư falls to Sở Tài chính.
    """
    name = department_name(unit)
    for entry in _data()["departments"]:
        if entry["name"] == name and "successor" in entry and on > date.fromisoformat(entry["until"]):
            successor: str = entry["successor"]
            return successor
    return None


def _loose(key: str) -> str:
    """Spellings of one sở differ in `&` and `và`, in commas and dashes."""
    return re.sub(r"[\s,.\-&]+|\bvà\b", "", fold(key))


@cache
def _department_spellings() -> dict[str, str]:
    spellings: dict[str, str] = {}
    for entry in _data()["departments"]:
        name: str = entry["name"]
        short = [f"Sở {abbreviation}" for abbreviation in entry.get("abbreviations", [])]
        bare = [name.removeprefix("Sở ")] if name.startswith("Sở ") else []
        for spelling in [name, *short, *bare, *entry.get("variants", [])]:
            spellings.setdefault(_loose(spelling), name)
    return spellings


def _spellings(name: str) -> set[str]:
    """A name with `và` or `&`, with its dash spaced or not."""
    forms = {name, name.replace(" và ", " & "), name.replace(" và ", " &"), name.replace(" và ", "&")}
    return forms | {form.replace(" - ", "-") for form in forms} | {form.replace(" - ", ", ") for form in forms}


@cache
def agency_names() -> tuple[str, ...]:
    """All proper names with a comma, `và`, `&` or a dash in them, longest first: what a splitter of lists must leave
    whole.
    """
    data = _data()
    departments = data["departments"]
    full = chain((entry["name"] for entry in departments), data["offices_below"], data["ministries"])
    variants = chain.from_iterable(entry.get("variants", []) for entry in departments)
    short = (f"Sở {abbreviation}" for entry in departments for abbreviation in entry.get("abbreviations", []))
    names = chain(chain.from_iterable(_spellings(name) for name in full), variants, short)
    compound = {name for name in names if re.search(r"[,&\-]| và ", name)}
    return tuple(sorted(compound, key=lambda name: (-len(name), name)))
