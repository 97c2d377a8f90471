"""CAS020: the folder plans less of what is assigned than `require_coverage` asks for.

The figure is that of all children together (or of those that `--unit` and `--level` choose), as the report prints it:
cut after one decimal, so that 89.96 % is no 90 %. Where nothing is assigned nothing is proven, and that is told too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_start
from tthc_cli.link.ratio import find_ratio, percent
from tthc_cli.model.findings import COVERAGE_BELOW


class _Figure(NamedTuple):
    percent: float
    child: str


def find(view: CascadeView) -> Iterator[Problem]:
    """At most one problem, at the lowest child, with the others that are below the limit."""
    required = view.agreed.required
    if required is None:
        return
    judged = [each for each in view.cascade.coverage if view.agreed.judged is None or each.child in view.agreed.judged]
    total = find_ratio(item for coverage in judged for item in coverage.items)
    if total is None:
        path = min(view.agreed.judged or (plan.source.path for plan in view.plans), default="")
        yield Problem(path, None, "cas020_unmeasured", {"required": required}, (str(required),))
    elif percent(total) < required:
        ratios = ((find_ratio(each.items), each.child) for each in judged)
        figures = sorted(_Figure(percent(ratio), child) for ratio, child in ratios if ratio is not None)
        yield _tell(view, percent(total), required, [each for each in figures if each.percent < required])


def _tell(view: CascadeView, figure: float, required: float, below: list[_Figure]) -> Problem:
    lowest, *others = below
    places = tuple(
        Place(each.child, find_start(view.find_plan(each.child)), "cas020_related", {"figure": each.percent})
        for each in others
    )
    facts = {"figure": figure, "required": required, "lowest": lowest.percent}
    span = find_start(view.find_plan(lowest.child))
    return Problem(lowest.child, span, "cas020_below", facts, (str(required),), places)


RULE = CascadeRule(COVERAGE_BELOW, "coverage-below", "error", find)
