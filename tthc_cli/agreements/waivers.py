"""Accepted holes: what `waivers` of `tthc.yaml` takes off the list of what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from tthc_cli.lexicon.keys import fold
from tthc_cli.link.issuers import is_same_unit
from tthc_cli.link.ratio import find_ratio
from tthc_cli.model.cascade import HOLES, Acceptance, Cascade, Coverage, CoverageItem
from tthc_cli.model.plan import Plan
from tthc_cli.model.waivers import HoleWaiver


class WaiverUse(NamedTuple):
    """A waiver, the number of holes that it fits, and whether its day is over, so that it holds no more."""

    waiver: HoleWaiver
    holes: int
    expired: bool


def apply_waivers(
    plans: Sequence[Plan], cascade: Cascade, waivers: Sequence[HoleWaiver], today: date
) -> tuple[Cascade, tuple[WaiverUse, ...]]:
    """Holes in tasks to lead that a waiver fits become `waived`; the first waiver that fits counts."""
    if not waivers:
        return cascade, ()
    by_path = {plan.source.path: plan for plan in plans}
    uses: Counter[int] = Counter()
    coverage = tuple(_waive(each, waivers, by_path, uses, today) for each in cascade.coverage)
    told = tuple(WaiverUse(waiver, uses[at], waiver.expires < today) for at, waiver in enumerate(waivers))
    return cascade.model_copy(update={"coverage": coverage}), told


def _waive(
    coverage: Coverage, waivers: Sequence[HoleWaiver], by_path: Mapping[str, Plan], uses: Counter[int], today: date
) -> Coverage:
    parent, child = by_path[coverage.parent], by_path[coverage.child]
    fitting = [at for at, waiver in enumerate(waivers) if _fits_pair(waiver, parent, child)]
    if not fitting:
        return coverage
    items = tuple(_waive_item(item, [(at, waivers[at]) for at in fitting], uses, today) for item in coverage.items)
    ratio = find_ratio(items)
    return coverage.model_copy(update={"items": items, "ratio": 1.0 if ratio is None else ratio})


def _waive_item(
    item: CoverageItem, waivers: Sequence[tuple[int, HoleWaiver]], uses: Counter[int], today: date
) -> CoverageItem:
    if item.status not in HOLES or item.applies != "lead":
        return item
    fitting = [(at, waiver) for at, waiver in waivers if fold(waiver.task) == fold(item.task)]
    uses.update(at for at, _ in fitting)
    for _, waiver in fitting:
        if waiver.expires >= today:
            accepted = Acceptance(reason=waiver.reason, owner=waiver.owner, expires=waiver.expires.isoformat())
            return item.model_copy(update={"status": "waived", "waiver": accepted})
    return item


def _fits_pair(waiver: HoleWaiver, parent: Plan, child: Plan) -> bool:
    return (
        (waiver.parent is None or _is_called(waiver.parent, parent))
        and (waiver.child is None or _is_called(waiver.child, child))
        and (waiver.unit is None or is_same_unit(waiver.unit, child.issuer.name or ""))
    )


def _is_called(name: str, plan: Plan) -> bool:
    """By its number, its file's name, or the end of its path."""
    if plan.number.key is not None and fold(name) == fold(plan.number.key):
        return True
    parts, wanted = PurePath(fold(plan.source.path)).parts, PurePath(fold(name)).parts
    return parts[-len(wanted) :] == wanted
