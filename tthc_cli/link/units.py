"""Which tasks of a parent fall to a unit, and why: named, named under its old name, or in a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from tthc_cli.lexicon.agencies import agency_level, department_after, department_name, plain_unit
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.unit_groups import UnitGroup, unit_code, unit_group
from tthc_cli.link.issuers import is_same_unit
from tthc_cli.link.unit_book import NO_BOOK, UnitBook
from tthc_cli.model.cascade import Applies
from tthc_cli.model.plan import Plan, Task

Reason = Literal["named", "successor", "group", "vague", "listed"]

# "Các sở: Nội vụ, Tài chính", "UBND các huyện: Lộc Ninh, Bù Đăng": the head is said once for all names that follow.
_HEAD = re.compile(
    r"""^(?:giám\ đốc\ |chủ\ tịch\ )?(?:các\ )?
        (?P<head>sở|phòng|ubnd\ (?:các\ )?(?:huyện|xã|phường|thị\ trấn|thị\ xã))
        \s*:\s*(?P<name>.+)$""",
    re.VERBOSE,
)
# "Các Sở Tài chính, Xây dựng": the same without a colon, before a name.
_LISTED = re.compile(r"^(?:Giám đốc )?[Cc]ác [Ss]ở:? (?P<names>[A-ZĐ].*)$")
# "UBND huyện Lộc Ninh, Bù Đăng": the head of a place goes on over names alone.
_PLACE_HEAD = re.compile(r"^(?P<head>ubnd (?:huyện|thị xã|thành phố|xã|phường|thị trấn)) \w")
_EXCEPT = re.compile(r"[\s,(]+(?:trừ|không bao gồm|ngoại trừ)\s(?P<names>[^)]*)", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(.*\)$")


class Assignment(NamedTuple):
    """Whether a task falls to a unit, and by which words of the parent (`phrase`).

    `named`: by its name. `successor`: by the name of a sở that was merged into it. `group`: by a group that holds it.
    `listed`: by a group into which the user put it. `vague`: only by a group such as `đơn vị có liên quan`.
    """

    applies: Applies
    reason: Reason | None = None
    phrase: str = ""

    @property
    def firm(self) -> bool:
        """Whether the words leave no doubt."""
        return self.reason != "vague"


NOT_ASSIGNED = Assignment("no")


def find_assignment(task: Task, parent: Plan, child: Plan, book: UnitBook = NO_BOOK) -> Assignment:
    """What a parent's task asks of the unit that issued `child`: lead when named or in a leading group, coordinate
    when it supports.

    Units inside one agency (`các phòng, đơn vị thuộc Sở`) are asked only by that agency's own plan.
    """
    sides: tuple[tuple[Applies, Sequence[str]], ...] = (("lead", task.leads), ("coordinate", task.coordinators))
    for applies, units in sides:
        found = _find_membership(units, parent, child, book)
        if found is not None:
            return Assignment(applies, *found)
    return NOT_ASSIGNED


def is_meant(units: Sequence[str], parent: Plan, child: Plan) -> bool:
    """Whether names and groups, as a parent prints them, surely mean the unit that issued `child`."""
    found = _find_membership(units, parent, child, NO_BOOK)
    return found is not None and found[0] != "vague"


def _find_membership(units: Sequence[str], parent: Plan, child: Plan, book: UnitBook) -> tuple[Reason, str] | None:
    """By which words the unit is meant; the first that are sure, else vague ones."""
    vague: tuple[Reason, str] | None = None
    for phrase in expand_names(tuple(units)):
        reason = None if _is_excepted(phrase, child, book) else _find_reason(phrase, parent, child, book)
        if reason == "vague":
            vague = vague or (reason, phrase)
        elif reason is not None:
            return reason, phrase
    return vague


def _find_reason(phrase: str, parent: Plan, child: Plan, book: UnitBook) -> Reason | None:
    name = child.issuer.name
    if name is None:
        return None
    if _is_named(phrase, name, book):
        return "named"
    if book.is_member(name, phrase):
        return "listed"
    if _is_successor(phrase, child):
        return "successor"
    group = unit_group(phrase)
    if group is None or not _is_member(group, parent, child, book):
        return None
    return "vague" if group.fuzzy else "group"


@lru_cache(maxsize=10_000)
def expand_names(units: tuple[str, ...]) -> tuple[str, ...]:
    """Units with the head they share put before each: `Các sở: Nội vụ`, `Tài chính` → `sở Nội vụ`, `sở Tài chính`."""
    return tuple(_expand(units))


def _expand(units: Sequence[str]) -> Iterator[str]:
    head, told = "", False
    for unit in units:
        phrase = " ".join(unit.split())
        match = _HEAD.match(fold(phrase))
        if match is not None:
            head, told = match["head"].replace("các ", ""), True
            yield from (f"{head} {name}" for name in _split_names(head, phrase.split(":", 1)[1].strip()))
        elif listed := _LISTED.match(phrase):
            head, told = "sở", False
            yield from (f"{head} {name}" for name in _split_names(head, listed["names"]))
        elif head and _goes_on(head, phrase, told=told):
            yield from (f"{head} {name}" for name in _split_names(head, phrase))
        else:
            head, told = _find_elided_head(phrase), False
            yield phrase


def _split_names(head: str, text: str) -> list[str]:
    """The names in one phrase: `Tài chính, Xây dựng và Y tế` under `sở`; one that is not a list of sở stays whole."""
    pieces = [piece for piece in re.split(r"\s*[,;]\s*|\s+và\s+", text) if piece]
    known = all(department_name(f"{head} {piece}") is not None for piece in pieces)
    return pieces if head == "sở" and known else [text]


def _goes_on(head: str, phrase: str, *, told: bool) -> bool:
    """Whether a phrase is a further name under a head: after a colon any that is no unit itself, else a sore's own name
    or a place's.
    """
    if agency_level(phrase) is not None or unit_group(phrase) is not None:
        return False
    if told:
        return True
    if head == "sở":
        return all(department_name(f"sở {name}") is not None for name in _split_names(head, phrase))
    return all(word[0].isupper() or word[0].isdigit() for word in re.findall(r"\w+", phrase))


def _find_elided_head(phrase: str) -> str:
    """`Sở Nội vụ, Tài chính`: what follows a named sở and names a sở itself when `sở` is put before it."""
    key = fold(phrase)
    if key.startswith("sở ") and department_name(phrase) is not None:
        return "sở"
    match = _PLACE_HEAD.match(key)
    return match["head"] if match is not None else ""


def _is_named(phrase: str, name: str, book: UnitBook) -> bool:
    bare, known = book.name_of(_BRACKET.sub("", phrase)), book.name_of(name)
    return is_same_unit(bare, known) or plain_unit(f"UBND {bare}") == plain_unit(known)


def _is_successor(phrase: str, child: Plan) -> bool:
    """Whether the unit does the work of the sở named, which was merged into it before the child's day."""
    day = issue_day(child)
    after = department_after(_BRACKET.sub("", phrase), day) if day is not None else None
    return after is not None and after == department_name(child.issuer.name or "")


def issue_day(plan: Plan) -> date | None:
    """The day of a document; the last of its year where only that is known."""
    if plan.date.iso is not None:
        return date.fromisoformat(plan.date.iso)
    year = plan.date.year or plan.year
    return date(year, 12, 31) if year is not None else None


def _is_excepted(phrase: str, child: Plan, book: UnitBook) -> bool:
    match, issuer = _EXCEPT.search(phrase), child.issuer.name
    if match is None or issuer is None:
        return False
    return any(_is_named(name.strip(), issuer, book) for name in re.split(r"[,;]| và ", match["names"]))


def _is_member(group: UnitGroup, parent: Plan, child: Plan, book: UnitBook) -> bool:
    code, level = find_unit_code(child, book), book.level_of(child.issuer)
    if code == "internal":
        return _is_inside(parent) and "internal" in group.covers
    if group.code == "ttpvhcc":
        return unit_group(child.issuer.name or "") == group
    return code in group.covers and level != parent.issuer.level


def _is_inside(parent: Plan) -> bool:
    """Offices answer to the plan of their own agency, never to that of a province."""
    level = parent.issuer.level or agency_level(parent.issuer.name or "")
    return level in ("department", "district", "commune", "unit")


def find_unit_code(plan: Plan, book: UnitBook = NO_BOOK) -> str | None:
    """The code by which groups cover the issuer of a plan, by its name or, where that does not tell, its level."""
    by_level = {
        "department": "so", "district": "huyen", "commune": "xa", "province": "tinh", "central": "bo", "unit": "internal",
    }  # fmt: skip
    return unit_code(plan.issuer.name or "") or by_level.get(book.level_of(plan.issuer) or "")
