"""Whether the body that a citation names issued a document: every UBND has a 83/KH-UBND."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from tthc_cli.lexicon.agencies import agency_level, department_name, find_province, plain_unit
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.provinces import is_same_province
from tthc_cli.model.plan import Plan

# "UBND tỉnh" in a plan of that province: the name is left out, the reader is to supply it.
_ELLIPTIC = re.compile(
    r"^(?:ubnd|hđnd)? ?(?:cấp )?(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$|^sở$"
)


def issuer_fits(cited: str | None, child: Plan, candidate: Plan) -> bool | None:
    """Whether `candidate` was issued by the body that `child` cites.

    True: it is that body, named or (`UBND tỉnh`) that of the child's own province or superior. False: it is another.
    None: what is printed does not tell.
    """
    name = candidate.issuer.name
    if cited is None or name is None:
        return _superior_fits(child, candidate)
    key, actual = plain_unit(cited), plain_unit(name)
    if _ELLIPTIC.match(key):
        return _elliptic_fits(key, child, candidate)
    if _same_body(key, actual):
        return None if _other_province(cited, child, candidate) else True
    return False


def _same_body(key: str, actual: str) -> bool:
    if key == actual or key.startswith((f"{actual},", f"{actual} ")) or actual.startswith((f"{key},", f"{key} tỉnh")):
        return True
    department = department_name(key)
    return department is not None and department == department_name(actual)


def _other_province(cited: str, child: Plan, candidate: Plan) -> bool:
    """`Sở Nội vụ` and `Phường 2` exist in many provinces; a ministry only once, whatever city its letterhead names."""
    if agency_level(candidate.issuer.name or "") == "central":
        return False
    province, other = find_province(cited) or child.issuer.province, candidate.issuer.province
    return province is not None and other is not None and not is_same_province(province, other, _day(child))


def _day(plan: Plan) -> date | None:
    return date.fromisoformat(plan.date.iso) if plan.date.iso is not None else None


def _elliptic_fits(key: str, child: Plan, candidate: Plan) -> bool | None:
    level = agency_level(f"{key} x")
    actual = agency_level(candidate.issuer.name or "") or candidate.issuer.level
    city = key.endswith("thành phố")
    if actual is not None and actual != level and not (city and actual in ("province", "district")):
        return False
    return _superior_fits(child, candidate)


def _superior_fits(child: Plan, candidate: Plan) -> bool | None:
    """Whether the candidate's issuer is the child's own superior, by its name or its province."""
    superior, name = child.issuer.superior, candidate.issuer.name
    if superior is not None and name is not None:
        if plain_unit(superior) == plain_unit(name):
            return True
        if agency_level(superior) is not None and agency_level(superior) == agency_level(name):
            return False
    provinces = (child.issuer.province, candidate.issuer.province)
    if provinces[0] is None or provinces[1] is None or agency_level(name or "") == "central":
        return None
    if not is_same_province(provinces[0], provinces[1], _day(child)):
        return False
    return True if agency_level(name or "") == "province" else None


@lru_cache(maxsize=100_000)
def is_same_unit(left: str, right: str) -> bool:
    """Whether two printed names mean one body: `SỞ LĐTBXH` and `Sở Lao động - Thương binh và Xã hội`."""
    if fold(left) == fold(right):
        return True
    return _same_body(plain_unit(left), plain_unit(right))
