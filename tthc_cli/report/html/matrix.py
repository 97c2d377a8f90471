"""The matrix as a table: tasks down, children across, groups as bands."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import CoverageItem
from tthc_cli.report.figures import percent_words
from tthc_cli.report.html.markup import Markup, tag
from tthc_cli.report.html.tones import COVERAGE_TONES
from tthc_cli.report.labels import short_unit, shorten
from tthc_cli.report.matrix import Matrix, MatrixRow
from tthc_cli.report.severity import COVERAGE, status_words

_CONTENT = 120
# From more children than this on, their names are written upwards.
_UPRIGHT = 8


def matrix_table(matrix: Matrix, lang: str) -> Markup:
    """One parent's tasks and the children that were compared with it."""
    heads = [tag("th", label("column_task", lang), scope="col")]
    for column in matrix.columns:
        words = f"{short_unit(column.name)} {percent_words(column.percent, lang)}"
        heads.append(tag("th", tag("span", words), scope="col"))
    style = "matrix many" if len(matrix.columns) > _UPRIGHT else "matrix"
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *_body(matrix, lang)), class_=style)
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=label("matrix", lang))


def matrix_legend(lang: str) -> Markup:
    """What the symbols mean."""
    words = [status_words(status, lang) for status in COVERAGE]
    return tag("p", " | ".join([f"{label('legend', lang)}: {words[0]}", *words[1:], label("matrix_coordinate", lang)]))


def _body(matrix: Matrix, lang: str) -> Iterator[Markup]:
    groups: tuple[str, ...] = ()
    for row in matrix.rows:
        if row.task.groups != groups:
            groups = row.task.groups
            words = " / ".join(groups)
            yield tag("tr", tag("th", words, scope="rowgroup", colspan=str(len(matrix.columns) + 1)))
        yield _row(row, lang)


def _row(row: MatrixRow, lang: str) -> Markup:
    task = row.task
    words = (tag("span", task.path, class_="path"), f" {shorten(task.content, _CONTENT)}")
    return tag("tr", tag("th", *words, scope="row"), *(_cell(item, lang) for item in row.cells))


def _cell(item: CoverageItem, lang: str) -> Markup:
    symbol = COVERAGE[item.status][0]
    told = f"({symbol})" if item.applies == "coordinate" and item.status != "not_applicable" else symbol
    words = status_words(item.status, lang).removeprefix(f"{symbol} ")
    spoken = (tag("span", told, aria_hidden="true"), tag("span", words, class_="spoken"))
    return tag("td", *spoken, class_=COVERAGE_TONES[item.status], title=words)
