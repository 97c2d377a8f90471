"""What a report on a cascade is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tthc_cli.config import Settings
from tthc_cli.model.cascade import CascadeReport, Coverage, Link
from tthc_cli.model.plan import Plan
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.severity import HOLES


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a report a person asked for.

    `every_row`: tasks that are covered too, and every child of a large folder. `holes`: only what is missing, in
    conflict or in doubt. `matrix`: parent tasks against children.
    """

    every_row: bool = False
    holes: bool = False
    matrix: bool = False


@dataclass(frozen=True, slots=True)
class Presentation:
    """A report, the plans whose words it shows, how it is judged, and how much of it is shown. Paths are shown from
    `root`.
    """

    report: CascadeReport
    plans: Mapping[str, Plan]
    canvas: Canvas
    root: Path
    settings: Settings = Settings()
    extent: Extent = Extent()
    _coverage: dict[tuple[str, str], Coverage] = field(default_factory=dict, repr=False)
    _links: dict[str, int] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        report: CascadeReport,
        plans: Iterable[Plan],
        canvas: Canvas,
        root: Path,
        settings: Settings,
        extent: Extent = Extent(),  # noqa: B008 - frozen
    ) -> Presentation:
        """A presentation that finds plans and coverages by their paths."""
        shown = cls(report, {plan.source.path: plan for plan in plans}, canvas, root, settings, extent)
        shown._coverage.update({(each.parent, each.child): each for each in report.coverage})
        for link in report.links:
            shown._links[link.child] = shown._links.get(link.child, 0) + 1
        return shown

    def name(self, path: str) -> str:
        """A document's path as shown."""
        try:
            return str(Path(path).relative_to(self.root))
        except ValueError:
            return path

    def link_name(self, link: Link) -> str:
        """The child of a link as shown; with its parent where it has several."""
        parent = self.name(link.parent) if link.parent else link.citation.key if link.citation else None
        several = self._links.get(link.child, 0) > 1 and parent
        return f"{self.name(link.child)} → {parent}" if several else self.name(link.child)

    def coverage_of(self, link: Link) -> Coverage | None:
        """What became of the parent's tasks in the child of a link."""
        return self._coverage.get((link.parent or "", link.child))

    def child_links(self) -> list[Link]:
        """The links worth a part of their own: all but those of topmost documents, which others implement; with
        `holes`, those that have some or that were compared with nothing.
        """
        parents = {link.parent for link in self.report.links}
        links = [link for link in self.report.links if link.status != "none" or link.child not in parents]
        return [link for link in links if not self.extent.holes or self._is_open(link)]

    def _is_open(self, link: Link) -> bool:
        coverage = self.coverage_of(link)
        return coverage is None or any(item.status in HOLES for item in coverage.items)
