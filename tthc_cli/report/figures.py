"""How many tasks of each status: of one child, and of all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from tthc_cli.lexicon.messages import printed_number
from tthc_cli.link.ratio import find_ratio, percent
from tthc_cli.model.cascade import Coverage, CoverageItem, CoverageStatus, Link
from tthc_cli.report.presentation import Presentation


class ChildFigures(NamedTuple):
    """A child by its link. `percent` is None where it was compared with nothing or leads nothing; `tally` counts the
    tasks that concern it.
    """

    link: Link
    coverage: Coverage | None
    percent: float | None
    tally: Counter[CoverageStatus]

    @property
    def doubtful(self) -> int:
        """Tasks that are planned in part or that want a look."""
        return self.tally["partial"] + self.tally["review"]


class Totals(NamedTuple):
    """All children together. `linked` were compared with a parent, `behind` lack a task or contradict it."""

    children: int
    linked: int
    behind: int
    missing: int
    conflict: int
    doubtful: int
    percent: float | None


def child_figures(link: Link, shown: Presentation) -> ChildFigures:
    """The figures of one child."""
    coverage = shown.coverage_of(link)
    if coverage is None:
        return ChildFigures(link, None, None, Counter())
    tally = Counter(item.status for item in coverage.items if item.applies != "no")
    return ChildFigures(link, coverage, _percent(coverage.items), tally)


def worst_first(figures: Iterable[ChildFigures]) -> list[ChildFigures]:
    """Children compared with nothing, then those with the most missing, contradicting and doubtful tasks."""

    def key(each: ChildFigures) -> tuple[bool, int, int, float]:
        bad = each.tally["missing"] + each.tally["conflict"]
        return each.coverage is not None, -bad, -each.doubtful, each.percent if each.percent is not None else 101.0

    return sorted(figures, key=key)


def sum_up(shown: Presentation) -> Totals:
    """The totals over all children, whatever part of them is shown; the share is that of all tasks to lead."""
    rows = [child_figures(link, shown) for link in shown.all_links()]
    tally: Counter[CoverageStatus] = sum((each.tally for each in rows), Counter())
    return Totals(
        children=len({each.link.child for each in rows}),
        linked=len({each.link.child for each in rows if each.coverage is not None}),
        behind=len({each.link.child for each in rows if each.tally["missing"] or each.tally["conflict"]}),
        missing=tally["missing"],
        conflict=tally["conflict"],
        doubtful=tally["partial"] + tally["review"],
        percent=_percent(item for coverage in shown.report.coverage for item in coverage.items),
    )


def percent_words(figure: float | None, lang: str) -> str:
    """`66,6%`; a dash where there is nothing to cover."""
    return "–" if figure is None else f"{printed_number(figure, lang)}%"


def _percent(items: Iterable[CoverageItem]) -> float | None:
    ratio = find_ratio(items)
    return None if ratio is None else percent(ratio)
