"""Which tasks of a parent fall to a unit: named, or in a group that leads or supports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tthc_cli.lexicon.agencies import agency_level, department_name, desks, plain_unit
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.unit_groups import UnitGroup, unit_code, unit_group
from tthc_cli.link.issuers import is_same_unit
from tthc_cli.model.cascade import Applies
from tthc_cli.model.plan import Issuer, Plan, Task

# "Các sở: Nội vụ, Tài chính", "UBND các huyện: Lộc Ninh, Bù Đăng": the head is said once for all names that follow.
_HEAD = re.compile(
    r"""^(?:giám\ đốc\ |chủ\ tịch\ )?(?:các\ )?
        (?P<head>sở|phòng|ubnd\ (?:các\ )?(?:huyện|xã|phường|thị\ trấn|thị\ xã))
        \s*:\s*(?P<name>.+)$""",
    re.VERBOSE,
)
_EXCEPT = re.compile(r"\((?:trừ|không bao gồm|ngoại trừ)\s(?P<names>[^)]*)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Whether a task falls to a unit. `firm` is false where only a vague group (`đơn vị có liên quan`) says so."""

    applies: Applies
    firm: bool = True


def find_assignment(task: Task, parent: Plan, child: Plan) -> Assignment:
    """What a parent's task asks of the unit that issued `child`: lead when named or in a leading group, coordinate
    when it supports.

    Units inside one agency (`các phòng, đơn vị thuộc Sở`) are asked only by that agency's own plan.
    """
    for applies, units in (("lead", task.leads), ("coordinate", task.coordinators)):
        firm = _find_membership(units, parent, child)
        if firm is not None:
            return Assignment("lead" if applies == "lead" else "coordinate", firm)
    return Assignment("no")


def _find_membership(units: Sequence[str], parent: Plan, child: Plan) -> bool | None:
    """True: surely meant. False: only by a vague group. None: not meant."""
    found: bool | None = None
    for phrase in expand_names(units):
        if _is_excepted(phrase, child):
            continue
        if _is_named(phrase, child):
            return True
        group = unit_group(phrase)
        if group is not None and _is_member(group, parent, child):
            found = found or not group.fuzzy
    return found


def expand_names(units: Sequence[str]) -> Iterator[str]:
    """Units with the head they share put before each: `Các sở: Nội vụ`, `Tài chính` → `sở Nội vụ`, `sở Tài chính`."""
    head = ""
    for unit in units:
        phrase = " ".join(unit.split())
        match = _HEAD.match(fold(phrase))
        if match is not None:
            head = match["head"].replace("các ", "")
            yield f"{head} {phrase.split(':', 1)[1].strip()}"
            continue
        if head and agency_level(phrase) is None and unit_group(phrase) is None:
            yield f"{head} {phrase}"
            continue
        head = _find_elided_head(phrase)
        yield phrase


def _find_elided_head(phrase: str) -> str:
    """`Sở Nội vụ, Tài chính`: what follows a named sở and names a sore itself when `sở` is put before it."""
    return "sở" if department_name(phrase) is not None and fold(phrase).startswith("sở ") else ""


def _is_named(phrase: str, child: Plan) -> bool:
    name = child.issuer.name
    if name is None:
        return False
    bare = re.sub(r"\s*\(.*\)$", "", phrase)
    return is_same_unit(bare, name) or plain_unit(f"UBND {bare}") == plain_unit(name)


def _is_excepted(phrase: str, child: Plan) -> bool:
    match = _EXCEPT.search(phrase)
    return match is not None and any(_is_named(name.strip(), child) for name in re.split(r"[,;]", match["names"]))


def _is_member(group: UnitGroup, parent: Plan, child: Plan) -> bool:
    code = find_unit_code(child.issuer)
    if code == "internal":
        return _is_inside(parent) and "internal" in group.covers
    if group.code == "ttpvhcc":
        return unit_group(child.issuer.name or "") == group
    return code in group.covers and child.issuer.level != parent.issuer.level


def _is_inside(parent: Plan) -> bool:
    """Offices answer to the plan of their own agency, never to that of a province."""
    level = parent.issuer.level or agency_level(parent.issuer.name or "")
    return level in ("department", "district", "commune", "unit")


def find_unit_code(issuer: Issuer) -> str | None:
    """The code by which groups cover an issuer, by its name or, where that does not tell, its level."""
    by_level = {"department": "so", "district": "huyen", "commune": "xa", "province": "tinh", "unit": "internal"}
    return unit_code(issuer.name or "") or by_level.get(issuer.level or "")


def find_absent_units(parent: Plan, issuers: Sequence[str]) -> tuple[str, ...]:
    """The units that a parent's tasks name as leads and that have no plan among `issuers`, as first printed.

    Groups name nobody; the parent's own issuer, and desks and persons inside an agency, owe no plan of their own.
    """
    absent: list[str] = []
    for phrase in (phrase for task in parent.tasks for phrase in expand_names(task.leads)):
        name = re.sub(r"\s*\(.*\)$", "", phrase)
        if _owes_plan(name, parent) and not any(is_same_unit(name, other) for other in [*issuers, *absent]):
            absent.append(name[0].upper() + name[1:])
    return tuple(absent)


def _owes_plan(name: str, parent: Plan) -> bool:
    group = unit_group(name)
    if (group is not None and group.code != "ttpvhcc") or is_same_unit(name, parent.issuer.name or ""):
        return False
    level = agency_level(name)
    if level == "unit":
        # A phòng of a district issues papers of its own, the offices inside a sở do not.
        return parent.issuer.level in ("province", "district") and not fold(name).startswith(desks())
    return level in ("department", "district", "commune") and level != parent.issuer.level
