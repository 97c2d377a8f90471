"""What a report on a cascade is drawn from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tthc_cli.config import Settings
from tthc_cli.model.cascade import HOLES, CascadeReport, Coverage, Link
from tthc_cli.model.findings import Finding
from tthc_cli.model.plan import Plan
from tthc_cli.report.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a report a person asked for.

    `every_row`: tasks that are covered too, and every child of a large folder. `holes`: only what is missing, in
    conflict or in doubt. `matrix`: parent tasks against children.
    """

    every_row: bool = False
    holes: bool = False
    matrix: bool = False


_USUAL = Extent()


@dataclass(frozen=True)
class Presentation:
    """A report, the plans whose words it shows, how it is judged, and how much of it is shown. Paths are shown from
    `root`.
    """

    report: CascadeReport
    plans: Mapping[str, Plan]
    canvas: Canvas
    root: Path
    settings: Settings
    extent: Extent = _USUAL

    @classmethod
    def of(
        cls,
        report: CascadeReport,
        plans: Iterable[Plan],
        canvas: Canvas,
        root: Path,
        settings: Settings,
        extent: Extent = _USUAL,
    ) -> Presentation:
        """A presentation that finds plans by their paths."""
        return cls(report, {plan.source.path: plan for plan in plans}, canvas, root, settings, extent)

    @cached_property
    def _coverage(self) -> dict[tuple[str | None, str], Coverage]:
        return {(each.parent, each.child): each for each in self.report.coverage}

    @cached_property
    def _parents(self) -> Counter[str]:
        """How many parents each child has."""
        return Counter(link.child for link in self.report.links)

    @cached_property
    def _findings(self) -> dict[str, list[Finding]]:
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in self.report.findings:
            found[finding.path].append(finding)
        return dict(found)

    def findings_in(self, path: str) -> Sequence[Finding]:
        """The findings that stand in a document."""
        return self._findings.get(path, ())

    def name(self, path: str) -> str:
        """A document's path as shown."""
        try:
            return str(Path(path).relative_to(self.root))
        except ValueError:
            return path

    def link_name(self, link: Link) -> str:
        """The child of a link as shown; with its parent where it has several."""
        parent = self.name(link.parent) if link.parent else link.citation.key if link.citation else None
        several = self._parents[link.child] > 1 and parent
        return f"{self.name(link.child)} → {parent}" if several else self.name(link.child)

    def coverage_of(self, link: Link) -> Coverage | None:
        """What became of the parent's tasks in the child of a link; of a pair that a person chose, whatever the child
        cites, with its first link.
        """
        linked = self._coverage.get((link.parent, link.child))
        return linked if linked is not None else self._chosen.get(id(link))

    @cached_property
    def _chosen(self) -> dict[int, Coverage]:
        """Coverages that no link leads to, by the first link of their child."""
        pairs = {(link.parent, link.child) for link in self.report.links}
        first = {link.child: link for link in reversed(self.report.links)}
        return {
            id(first[each.child]): each
            for each in self.report.coverage
            if (each.parent, each.child) not in pairs and each.child in first
        }

    def all_links(self) -> list[Link]:
        """The links of children: all but those of topmost documents, which others implement."""
        parents = {link.parent for link in self.report.links}
        return [link for link in self.report.links if link.status != "none" or link.child not in parents]

    def child_links(self) -> list[Link]:
        """The links worth a part of their own; with `holes`, those that have some or were compared with nothing."""
        return [link for link in self.all_links() if not self.extent.holes or self._is_open(link)]

    def _is_open(self, link: Link) -> bool:
        coverage = self.coverage_of(link)
        return coverage is None or any(item.status in HOLES for item in coverage.items)
