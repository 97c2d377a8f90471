"""Parent tasks × children: who has planned what. The pieces that every format draws its matrix from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tthc_cli.link.lookup import pair_tasks
from tthc_cli.link.ratio import find_ratio, percent
from tthc_cli.model.cascade import HOLES, Coverage, CoverageItem
from tthc_cli.model.plan import Plan, Task
from tthc_cli.report.presentation import Presentation


class MatrixColumn(NamedTuple):
    """One child: its number in the matrix (from 1), its issuer or file, its coverage in percent, None where it leads
    nothing.
    """

    number: int
    name: str
    path: str
    percent: float | None


class MatrixRow(NamedTuple):
    """One task of the parent and what became of it, child by child."""

    task: Task
    cells: tuple[CoverageItem, ...]

    @property
    def has_hole(self) -> bool:
        """Whether some child lacks the task, or may."""
        return any(item.status in HOLES for item in self.cells)


class Matrix(NamedTuple):
    """One parent with the children that were compared with it."""

    parent: Plan
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]


def find_matrices(shown: Presentation) -> Iterator[Matrix]:
    """One matrix a parent, in the order of the report; with `holes`, only the rows and columns that have one."""
    for parent in dict.fromkeys(coverage.parent for coverage in shown.report.coverage):
        own = [each for each in shown.report.coverage if each.parent == parent and _is_shown(each, shown)]
        plan = shown.plans[parent]
        rows = tuple(row for row in _rows(plan, own) if row.has_hole or not shown.extent.holes)
        yield Matrix(plan, tuple(_columns(own, shown)), rows)


def _is_shown(coverage: Coverage, shown: Presentation) -> bool:
    return not shown.extent.holes or any(item.status in HOLES for item in coverage.items)


def _columns(coverages: Sequence[Coverage], shown: Presentation) -> Iterator[MatrixColumn]:
    """Issuers are shorter and better known than files; of one issuer with two plans the files tell them apart."""
    issuers = [shown.plans[coverage.child].issuer.name for coverage in coverages]
    for number, (coverage, issuer) in enumerate(zip(coverages, issuers, strict=True), 1):
        file = shown.name(coverage.child)
        name = issuer if issuer and issuers.count(issuer) == 1 else f"{issuer} ({file})" if issuer else file
        ratio = find_ratio(coverage.items)
        yield MatrixColumn(number, name, coverage.child, None if ratio is None else percent(ratio))


def _rows(parent: Plan, coverages: Sequence[Coverage]) -> Iterator[MatrixRow]:
    judged = [[item for item, _ in pair_tasks(coverage, parent)] for coverage in coverages]
    for task, cells in zip(parent.tasks, zip(*judged, strict=True), strict=True):
        yield MatrixRow(task, cells)
