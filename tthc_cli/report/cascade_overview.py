"""A whole folder at once: what most units miss, the worst children, the matrix, the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.report.figures import ChildFigures, child_figures, sum_up, worst_first
from tthc_cli.report.labels import shorten
from tthc_cli.report.matrix import find_matrices
from tthc_cli.report.matrix_text import matrix_drawing, matrix_legend
from tthc_cli.report.parts import count_documents, lists, part
from tthc_cli.report.presentation import Presentation
from tthc_cli.report.summary_table import summary_table, total_line

_WORST = 15
_MISSED = 5


def overview(shown: Presentation) -> Iterator[RenderableType]:
    """A folder of hundreds on one screen: what most units miss, the lists, the worst children, the total."""
    lang = shown.canvas.lang
    figures = worst_first(child_figures(link, shown) for link in shown.child_links())
    yield Text.assemble((str(shown.root), "bold"), f" – {count_documents(shown)}")
    yield Text(label("overview", lang, **sum_up(figures)._asdict()))
    missed = list(_most_missed(shown))
    if missed:
        yield from part(label("most_missed", lang), *missed)
    yield from lists(shown)
    yield from summary(figures[:_WORST], shown, figures)
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
    figures: Sequence[ChildFigures], shown: Presentation, everybody: Sequence[ChildFigures] | None = None
) -> Iterator[RenderableType]:
    """A row for each of `figures`, and the total of `everybody`."""
    lang = shown.canvas.lang
    totals = sum_up(everybody or figures)
    table = summary_table(figures, shown.canvas, shown.link_name)
    total = total_line(totals, shown.settings.require_coverage, lang)
    yield from part(label("summary", lang), table, Text(), total)


def matrices(shown: Presentation) -> Iterator[RenderableType]:
    """Parent tasks × children, one matrix a parent, what the symbols mean, and the total."""
    lang = shown.canvas.lang
    found = list(find_matrices(shown))
    if not found:
        yield Text(label("no_matrix", lang))
        return
    for matrix in found:
        name = matrix.parent.number.key or shown.name(matrix.parent.source.path)
        yield from part(label("matrix_of", lang, parent=name), *matrix_drawing(matrix, shown.canvas))
    yield Text()
    yield matrix_legend(lang)
    figures = [child_figures(link, shown) for link in shown.child_links()]
    yield total_line(sum_up(figures), shown.settings.require_coverage, lang)
