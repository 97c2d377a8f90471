"""Units that a parent names as leads and that sent no plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tthc_cli.lexicon.agencies import agency_level, department_after, department_name, desks
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.unit_groups import unit_group
from tthc_cli.link.issuers import is_same_unit
from tthc_cli.link.unit_book import NO_BOOK, UnitBook
from tthc_cli.link.units import expand_names, issue_day
from tthc_cli.model.plan import Plan


def find_absent_units(
    parent: Plan, issuers: Sequence[str], book: UnitBook = NO_BOOK, children: Sequence[Plan] = ()
) -> tuple[str, ...]:
    """The units that a parent's tasks name as leads and that have no plan among `issuers`, as first printed.

    Groups name nobody; the parent's own issuer, and desks and persons inside an agency, owe no plan of their own. A sở
    that was merged into one of the `children` by the child's day is not missing.
    """
    phrases = dict.fromkeys(phrase for task in parent.tasks for phrase in expand_names(task.leads))
    absent: list[str] = []
    for phrase in phrases:
        name = re.sub(r"\s*\(.*\)$", "", phrase)
        if not _owes_plan(name, parent) or _is_merged(name, children):
            continue
        known = book.name_of(name)
        if not any(is_same_unit(known, book.name_of(other)) for other in [*issuers, *absent]):
            absent.append(name[0].upper() + name[1:])
    return tuple(absent)


def _is_merged(name: str, children: Sequence[Plan]) -> bool:
    if department_name(name) is None:
        return False
    for child in children:
        day = issue_day(child)
        after = department_after(name, day) if day is not None else None
        if after is not None and after == department_name(child.issuer.name or ""):
            return True
    return False


def _owes_plan(name: str, parent: Plan) -> bool:
    group = unit_group(name)
    if (group is not None and group.code != "ttpvhcc") or is_same_unit(name, parent.issuer.name or ""):
        return False
    level = agency_level(name)
    if level == "unit":
        # A phòng of a district issues papers of its own, the offices inside a sở do not.
        return parent.issuer.level in ("province", "district") and not fold(name).startswith(desks())
    return level in ("department", "district", "commune") and level != parent.issuer.level
