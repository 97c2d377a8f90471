"""All children on one screen: how each is linked, how much of the parent it carries, what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import CascadeReport, Coverage, Link
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.severity import BAD, DOUBTFUL, GOOD, link_mark

_COLUMNS = ("column_child", "column_link", "column_ratio", "column_missing", "column_conflict", "column_doubtful")


def summary_table(report: CascadeReport, links: Sequence[Link], canvas: Canvas, name: Callable[[Link], str]) -> Table:
    """One row a link, called by `name`; a child that could not be compared has dashes."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
    for key in _COLUMNS:
        number = key not in ("column_child", "column_link")
        table.add_column(label(key, canvas.lang), justify="right" if number else "left", overflow="fold")
    coverages = {(coverage.parent, coverage.child): coverage for coverage in report.coverage}
    for link in links:
        coverage = coverages.get((link.parent or "", link.child))
        table.add_row(Text(name(link)), link_mark(link.status, canvas.lang, short=True), *_figures(coverage))
    return table


def _figures(coverage: Coverage | None) -> tuple[Text, ...]:
    if coverage is None:
        return (Text("–"),) * 4
    tally = Counter(item.status for item in coverage.items if item.applies != "no")
    missing, conflict, doubtful = tally["missing"], tally["conflict"], tally["partial"] + tally["review"]
    color = BAD if missing or conflict else DOUBTFUL if doubtful else GOOD
    return (
        _ratio(coverage, color),
        Text(str(missing), BAD if missing else ""),
        Text(str(conflict), BAD if conflict else ""),
        Text(str(doubtful), DOUBTFUL if doubtful else ""),
    )


def _ratio(coverage: Coverage, color: str) -> Text:
    """`67%`; a dash where the parent assigns nothing to lead, for then there is nothing to cover."""
    if not any(item.applies == "lead" for item in coverage.items):
        return Text("–")
    return Text(f"{100 * coverage.ratio:.0f}%", color)
