"""All children on one screen: how each is linked, how much of the parent it carries, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.messages import printed_number
from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import Link
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.figures import ChildFigures, Totals, percent_words
from tthc_cli.report.severity import BAD, DOUBTFUL, GOOD, link_mark

_COLUMNS = ("column_child", "column_link", "column_ratio", "column_missing", "column_conflict", "column_doubtful")


def summary_table(figures: Iterable[ChildFigures], canvas: Canvas, name: Callable[[Link], str]) -> Table:
    """One row a link, called by `name`; a child that could not be compared has dashes."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
    for key in _COLUMNS:
        number = key not in ("column_child", "column_link")
        table.add_column(label(key, canvas.lang), justify="right" if number else "left", overflow="fold")
    for each in figures:
        mark = link_mark(each.link.status, canvas.lang, short=True)
        table.add_row(Text(name(each.link)), mark, *_cells(each, canvas.lang))
    return table


def total_line(totals: Totals, required: float | None, lang: str) -> Text:
    """The coverage of all children together, and the one that was asked for: the figure that is judged."""
    words = label("total_coverage", lang, figure=percent_words(totals.percent, lang))
    if required is None:
        return Text(words)
    good = totals.percent is not None and totals.percent >= required
    asked = label("required_coverage", lang, required=printed_number(required, lang))
    return Text.assemble((f"{words} {asked}", GOOD if good else BAD))


def _cells(figures: ChildFigures, lang: str) -> Sequence[Text]:
    if figures.coverage is None:
        return (Text("–"),) * 4
    missing, conflict = figures.tally["missing"], figures.tally["conflict"]
    color = BAD if missing or conflict else DOUBTFUL if figures.doubtful else GOOD
    return (
        Text(percent_words(figures.percent, lang), color if figures.percent is not None else ""),
        Text(str(missing), BAD if missing else ""),
        Text(str(conflict), BAD if conflict else ""),
        Text(str(figures.doubtful), DOUBTFUL if figures.doubtful else ""),
    )
