"""A whole folder at once: what most units miss, the worst children, the matrix, the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from rich.console import RenderableType
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import Link
from tthc_cli.report.figures import ChildFigures, child_figures, sum_up, worst_first
from tthc_cli.report.labels import short_unit, shorten
from tthc_cli.report.matrix import find_matrices
from tthc_cli.report.matrix_text import matrix_drawing, matrix_legend
from tthc_cli.report.parts import INDENT, count_documents, lists, part
from tthc_cli.report.presentation import Presentation
from tthc_cli.report.summary_table import summary_table, total_line

_WORST = 15
_MISSED = 5


def overview(shown: Presentation) -> Iterator[RenderableType]:
    """A folder of hundreds on one screen: what most units miss, the lists, the worst children, the total."""
    lang = shown.canvas.lang
    figures = worst_first(child_figures(link, shown) for link in shown.child_links())
    yield Text.assemble((str(shown.root), "bold"), f" – {count_documents(shown)}")
    yield Text(label("overview", lang, **sum_up(shown)._asdict()))
    missed = list(_most_missed(shown))
    if missed:
        yield from part(label("most_missed", lang), *missed)
    yield from lists(shown)
    yield from summary(figures[:_WORST], shown, with_issuer=True)
    yield Text(label("more_children", lang, count=len(figures) - _WORST), "dim")


def _most_missed(shown: Presentation) -> Iterator[Text]:
    """The tasks that most children lack, the most missed first."""
    rows = [
        (sum(item.status == "missing" for item in row.cells), row.task)
        for matrix in find_matrices(shown)
        for row in matrix.rows
    ]
    worst = sorted((row for row in rows if row[0]), key=lambda row: -row[0])
    for count, task in worst[:_MISSED]:
        units = label("missed_by", shown.canvas.lang, count=count)
        yield Text.assemble(f"• {units} – ", (task.path, "bold"), f" {shorten(task.content, 100)}")


def summary(
    figures: Sequence[ChildFigures], shown: Presentation, *, with_issuer: bool = False
) -> Iterator[RenderableType]:
    """A row for each of `figures`, then the total of all children."""
    lang = shown.canvas.lang
    name = partial(_issuer_name, shown) if with_issuer else shown.link_name
    table = summary_table(figures, shown.canvas, name)
    total = total_line(sum_up(shown), shown.settings.require_coverage, lang)
    yield from part(label("summary", lang), table, Text(), total)


def _issuer_name(shown: Presentation, link: Link) -> str:
    """Among hundreds, a unit is known by its name before its file."""
    issuer = shown.plans[link.child].issuer.name
    return f"{short_unit(issuer)} ({shown.link_name(link)})" if issuer else shown.link_name(link)


def matrices(shown: Presentation) -> Iterator[RenderableType]:
    """Parent tasks × children, one matrix a parent, what the symbols mean, and the total."""
    lang = shown.canvas.lang
    found = list(find_matrices(shown))
    if not found:
        yield Text(label("no_matrix", lang))
        return
    for matrix in found:
        name = matrix.parent.number.key or shown.name(matrix.parent.source.path)
        inner = replace(shown.canvas, width=shown.canvas.width - INDENT)
        yield from part(label("matrix_of", lang, parent=name), *matrix_drawing(matrix, inner))
    yield Text()
    yield matrix_legend(lang)
    yield total_line(sum_up(shown), shown.settings.require_coverage, lang)
