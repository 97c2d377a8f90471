"""The compliance diff as a workbook: summary, matrix, what is missing or differs, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tthc_cli.lexicon.report_messages import label
from tthc_cli.link.lookup import DOCUMENT, find_task, pair_tasks
from tthc_cli.model.cascade import HOLES, Coverage, CoverageItem
from tthc_cli.model.findings import Finding
from tthc_cli.model.plan import Plan, Task
from tthc_cli.report.figures import ChildFigures, child_figures, worst_first
from tthc_cli.report.labels import place, short_unit, waiver_words
from tthc_cli.report.matrix import Matrix, find_matrices
from tthc_cli.report.presentation import Presentation
from tthc_cli.report.severity import COVERAGE, link_words, severity_words, status_words
from tthc_cli.report.sheets import Sheet, render_workbook

_Cell = str | int | float | None
# A band over the rows of one group; a matrix of one parent after the other.
_NAME, _WORDS, _COUNT = 34, 60, 11


def render(shown: Presentation) -> Iterator[bytes]:
    """The workbook. Raises `UsageError` where openpyxl is not installed."""
    figures = worst_first(child_figures(link, shown) for link in shown.child_links())
    yield render_workbook((_summary(figures, shown), *_matrices(shown), _holes(figures, shown), _findings(shown)))


def _heads(lang: str, **widths: float) -> list[tuple[str, float]]:
    return [(label(f"column_{key}", lang), width) for key, width in widths.items()]


def _summary(figures: Sequence[ChildFigures], shown: Presentation) -> Sheet:
    lang = shown.canvas.lang
    counts = dict.fromkeys(("led", "covered", "missing", "conflict", "partial", "review", "waived"), _COUNT)
    heads = _heads(lang, child=_NAME, issuer=_NAME, link=18, percent=12, **counts)
    return Sheet(label("sheet_summary", lang), heads, [_summary_row(each, shown) for each in figures])


def _summary_row(figures: ChildFigures, shown: Presentation) -> list[_Cell]:
    link, coverage = figures.link, figures.coverage
    row: list[_Cell] = [
        shown.link_name(link),
        shown.plans[link.child].issuer.name,
        link_words(link.status, shown.canvas.lang, short=True),
    ]
    if coverage is None:
        return row
    led = [item for item in coverage.items if item.applies == "lead"]
    statuses = ("covered", "missing", "conflict", "partial", "review", "waived")
    return [*row, figures.percent, len(led), *(sum(item.status == each for item in led) for each in statuses)]


def _matrices(shown: Presentation) -> Iterator[Sheet]:
    """One sheet a parent: two parents have other children across."""
    lang = shown.canvas.lang
    matrices = list(find_matrices(shown))
    for number, matrix in enumerate(matrices, 1):
        title = label("sheet_matrix", lang) + (f" {number}" if len(matrices) > 1 else "")
        columns = [(short_unit(column.name), 16.0) for column in matrix.columns]
        heads = [*_heads(lang, path=9, task=_WORDS, behind=14), *columns]
        yield Sheet(title, heads, _matrix_rows(matrix, lang), frozen=3)


def _matrix_rows(matrix: Matrix, lang: str) -> Iterator[list[_Cell]]:
    groups: tuple[str, ...] = ()
    for row in matrix.rows:
        if row.task.groups != groups:
            groups = row.task.groups
            yield [" / ".join(groups)]
        behind = sum(item.status in HOLES for item in row.cells)
        yield [row.task.path, row.task.content, behind, *(_matrix_cell(item, lang) for item in row.cells)]


def _matrix_cell(item: CoverageItem, lang: str) -> str:
    if item.status == "not_applicable":
        return COVERAGE[item.status][0]
    words = status_words(item.status, lang)
    return f"({words})" if item.applies == "coordinate" else words


def _holes(figures: Sequence[ChildFigures], shown: Presentation) -> Sheet:
    lang = shown.canvas.lang
    heads = [
        *_heads(lang, child=_NAME, issuer=_NAME, status=18),
        (label("parent_task", lang), _WORDS),
        (label("child_task", lang), _WORDS),
        (label("what_differs", lang), _WORDS),
    ]
    rows = (row for each in figures if each.coverage is not None for row in _hole_rows(each.coverage, shown))
    return Sheet(label("sheet_holes", lang), heads, list(rows))


def _hole_rows(coverage: Coverage, shown: Presentation) -> Iterator[list[_Cell]]:
    lang, child = shown.canvas.lang, shown.plans[coverage.child]
    for item, task in pair_tasks(coverage, shown.plans[coverage.parent]):
        if item.status not in (*HOLES, "waived"):
            continue
        answers = "\n".join(_answer(path, child, lang) for path in item.child_tasks)
        yield [
            shown.name(coverage.child), child.issuer.name, status_words(item.status, lang),
            _told(task, lang), answers or "–", "\n".join(_differences(item, lang)),
        ]  # fmt: skip


def _answer(path: str, child: Plan, lang: str) -> str:
    task = None if path == DOCUMENT else find_task(path, child)
    if task is not None:
        return _told(task, lang)
    return label("whole_document", lang) if path == DOCUMENT else path


def _told(task: Task, lang: str) -> str:
    return f"{task.path} {task.content} ({place(task.span, lang)})"


def _differences(item: CoverageItem, lang: str) -> Iterator[str]:
    if item.status == "missing":
        yield label("missing_task", lang)
    if item.waiver is not None:
        yield waiver_words(item.waiver, lang)
    for difference in item.differences:
        facts = {"parent": difference.parent, "child": difference.child or "–"}
        yield label(f"difference_{difference.field}", lang, **facts)


def _findings(shown: Presentation) -> Sheet:
    lang = shown.canvas.lang
    heads = _heads(lang, severity=13, code=9, file=_NAME, page=8, line=8, finding=80, see=_WORDS)
    rows: list[list[_Cell]] = [_finding_row(finding, shown) for finding in shown.report.findings]
    unreadable = label("unreadable", lang)
    rows += [[unreadable, "–", Path(each.path).name, None, None, each.reason, None] for each in shown.report.unreadable]
    return Sheet(label("sheet_findings", lang), heads, rows)


def _finding_row(finding: Finding, shown: Presentation) -> list[_Cell]:
    lang, span = shown.canvas.lang, finding.span
    seen = "\n".join(f"{shown.name(each.path)}, {place(each.span, lang)}: {each.message}" for each in finding.related)
    return [
        severity_words(finding.severity, lang), finding.code, shown.name(finding.path),
        span.page if span else None, span.line if span else None, finding.message, seen,
    ]  # fmt: skip
