"""What a report on a cascade is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tthc_cli.config import FailLevel
from tthc_cli.model.cascade import CascadeReport, Coverage, Link
from tthc_cli.model.plan import Plan
from tthc_cli.report.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Presentation:
    """A report, the plans whose words it shows, and how much of it a person asked for. Paths are shown from `root`."""

    report: CascadeReport
    plans: Mapping[str, Plan]
    canvas: Canvas
    root: Path
    fail_on: FailLevel = "error"
    every_row: bool = False

    @classmethod
    def of(
        cls,
        report: CascadeReport,
        plans: Iterable[Plan],
        canvas: Canvas,
        root: Path,
        fail_on: FailLevel,
        *,
        every_row: bool,
    ) -> Presentation:
        """A presentation that finds plans by their paths."""
        return cls(report, {plan.source.path: plan for plan in plans}, canvas, root, fail_on, every_row)

    def name(self, path: str) -> str:
        """A document's path as shown."""
        try:
            return str(Path(path).relative_to(self.root))
        except ValueError:
            return path

    def link_name(self, link: Link) -> str:
        """The child of a link as shown; with its parent where it has several."""
        siblings = [other for other in self.report.links if other.child == link.child]
        parent = self.name(link.parent) if link.parent else link.citation.key if link.citation else None
        return f"{self.name(link.child)} → {parent}" if len(siblings) > 1 and parent else self.name(link.child)

    def coverage_of(self, link: Link) -> Coverage | None:
        """What became of the parent's tasks in the child of a link."""
        pairs = ((coverage.parent, coverage.child) for coverage in self.report.coverage)
        found = dict(zip(pairs, self.report.coverage, strict=True))
        return found.get((link.parent or "", link.child))

    def child_links(self) -> list[Link]:
        """The links worth a part of their own: all but those of topmost documents, which others implement."""
        parents = {link.parent for link in self.report.links}
        return [link for link in self.report.links if link.status != "none" or link.child not in parents]
