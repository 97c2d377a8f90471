"""Groups of units: who is meant by `Các sở, ban, ngành`, `UBND cấp huyện`, `các đơn vị, địa phương`
(data/agencies.yaml, groups).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from tthc_cli.lexicon.agencies import agency_level, plain_unit
from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold

# "Thủ trưởng các", "Chủ tịch", "Tất cả các": who heads a group and how many of it are meant.
_LEADING = re.compile(
    r"""^(?:(?:tất\ cả|toàn\ bộ|toàn\ thể|tập\ thể|một\ số
           |giám\ đốc|thủ\ trưởng|chủ\ tịch|lãnh\ đạo|người\ đứng\ đầu)\ )*
        (?:các\ |những\ )?
        (?:(?:chủ\ tịch|giám\ đốc|thủ\ trưởng)\ )?""",
    re.VERBOSE,
)
# What follows a group without changing whom it holds: "cấp tỉnh", "trên địa bàn tỉnh Vĩnh Phúc", a bracket.
_TAIL = re.compile(
    r"""\s*(?:\(.*\)
        |trên\ địa\ bàn(?:\ toàn)?(?:\ tỉnh|\ huyện|\ thị\ xã|\ thành\ phố)?(?:\ [\w ]+)?
        |cấp\ tỉnh|thuộc\ tỉnh|của\ tỉnh|tỉnh|có\ liên\ quan|liên\ quan|khác)$""",
    re.VERBOSE,
)
_PLURAL = re.compile(r"^(?:các|những|tất cả|toàn bộ|toàn thể|một số) |chuyên môn|nghiệp vụ|trực thuộc")
_EDGE = " .;,:-+*"


class UnitGroup(NamedTuple):
    """A group of units.

    `covers` holds codes: `so`, `nganh`, `van_phong`, `huyen`, `xa`, `ttpvhcc_tinh`, `bpmc`, `internal` (inside one
    agency: never an assignee of the level above). `fuzzy`: the phrase is so restricted (`có liên quan`, `theo thẩm
    quyền`) that membership stays open.
    """

    code: str
    covers: frozenset[str]
    fuzzy: bool


@cache
def _groups() -> tuple[dict[str, Any], ...]:
    return tuple(read_data("agencies")["groups"])


@cache
def unit_group(phrase: str) -> UnitGroup | None:
    """The group that a phrase names, or None where it names one body (or nothing known).

    >>> sorted(unit_group("Chủ tịch UBND các huyện, thành phố").covers)
    ['huyen']

    """
    whole = fold(phrase).strip(_EDGE)
    if (
        agency_level(whole) == "unit"
        and not _PLURAL.search(whole)
        and not whole.startswith(("trung tâm", "tt", "bộ phận", "bpmc"))
    ):
        return None
    key = _LEADING.sub("", whole)
    entry = _find_held(key) or _find_started(key)
    if entry is None:
        return None
    fuzzy = any(word in key for word in read_data("agencies")["fuzzy"])
    return UnitGroup(entry["code"], frozenset(entry["covers"]), fuzzy)


def _find_held(key: str) -> dict[str, Any] | None:
    for entry in _groups():
        if any(word in key for word in entry.get("unless", ())):
            continue
        if any(word in key for word in entry.get("holds", ())):
            return entry
    return None


def _find_started(key: str) -> dict[str, Any] | None:
    """The group with the longest fitting beginning: `sở, ban, ngành, địa phương` is more than `sở, ban, ngành`."""
    best: tuple[int, dict[str, Any] | None] = (0, None)
    bare = _TAIL.sub("", key)
    for entry in _groups():
        for start in map(fold, entry.get("starts", ())):
            if len(start) > best[0] and re.match(re.escape(start) + r"(?!\w)", key):
                best = (len(start), entry)
        for exact in map(fold, entry.get("exact", ())):
            if len(exact) > best[0] and exact in (key, bare):
                best = (len(exact), entry)
    return best[1]


@cache
def unit_code(name: str) -> str | None:
    """The code by which a group covers a unit: a sở is `so`, the office of the UBND `van_phong`, a district `huyen`;
    None: unknown.
    """
    key = plain_unit(name)
    data = read_data("agencies")
    level = agency_level(name)
    if level == "department":
        for code, words in (("van_phong", data["offices"]), ("nganh", data["branches"])):
            if any(key.startswith(fold(word)) for word in words):
                return code
        return "so"
    by_level = {"district": "huyen", "commune": "xa", "province": "tinh", "central": "bo", "unit": "internal"}
    return by_level.get(level or "")


# "90% ở cấp huyện, 80% ở xã", "đối với UBND cấp xã": for whom a figure is meant.
_ADDRESSED = re.compile(
    r"(?<!\w)(?:ở|đối với|tại)? ?(?:ubnd )?(?:các )?(?P<level>cấp (?:huyện|xã|tỉnh)|(?<=ở )(?:huyện|xã|tỉnh))(?!\w)"
)
_LEVEL_CODES = {"tỉnh": "so", "huyện": "huyen", "xã": "xa"}


@cache
def addressed_levels(text: str) -> frozenset[str]:
    """The codes of the levels that a target is set for; empty where it is set for all."""
    return frozenset(_LEVEL_CODES[match["level"].split()[-1]] for match in _ADDRESSED.finditer(fold(text)))
