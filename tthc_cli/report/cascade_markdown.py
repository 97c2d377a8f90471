"""The compliance diff as Markdown, for a wiki or a merge request: verdict, summary, matrix, holes, findings."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.lexicon.report_messages import label
from tthc_cli.link.lookup import DOCUMENT, find_task, pair_tasks
from tthc_cli.model.cascade import HOLES, Coverage, CoverageItem
from tthc_cli.model.plan import Plan, Task
from tthc_cli.report.figures import ChildFigures, child_figures, percent_words, sum_up, worst_first
from tthc_cli.report.findings.markdown import escape, render_findings, table
from tthc_cli.report.labels import place, short_unit, shorten, waiver_words
from tthc_cli.report.matrix import find_matrices
from tthc_cli.report.presentation import Presentation
from tthc_cli.report.severity import COVERAGE, link_words, status_words
from tthc_cli.report.verdict import verdict_words

_CONTENT = 160


def render(shown: Presentation) -> Iterator[str]:
    """The report, piece by piece; the matrix only where it was asked for, for it is wide."""
    lang = shown.canvas.lang
    links = shown.child_links()
    figures = worst_first(child_figures(link, shown) for link in links)
    _, verdict = verdict_words(shown.report, links, shown.settings, lang)
    totals = sum_up(shown)
    yield f"# {label('report_title', lang)}\n\n**{escape(verdict)}**\n\n"
    yield f"{escape(label('overview', lang, **totals._asdict()))}\n\n"
    yield f"{escape(label('total_coverage', lang, figure=percent_words(totals.percent, lang)))}\n\n"
    yield from _summary(figures, shown)
    if shown.extent.matrix:
        yield from _matrices(shown)
    for each in figures:
        if each.coverage is not None:
            yield from _child(each.coverage, shown.link_name(each.link), shown)
    yield from _lists(shown)
    yield f"\n## {label('all_findings', lang)}\n\n"
    yield from render_findings(shown.report, lang)


def _summary(figures: list[ChildFigures], shown: Presentation) -> Iterator[str]:
    lang = shown.canvas.lang
    keys = ("child", "issuer", "link", "ratio", "missing", "conflict", "doubtful")
    rows = [
        [
            shown.link_name(each.link),
            shown.plans[each.link.child].issuer.name or "–",
            link_words(each.link.status, lang, short=True),
            percent_words(each.percent, lang),
            *(
                str(count) if each.coverage is not None else "–"
                for count in (each.tally["missing"], each.tally["conflict"], each.doubtful)
            ),
        ]
        for each in figures
    ]
    yield from table([label(f"column_{key}", lang) for key in keys], rows)


def _matrices(shown: Presentation) -> Iterator[str]:
    lang = shown.canvas.lang
    for matrix in find_matrices(shown):
        name = matrix.parent.number.key or shown.name(matrix.parent.source.path)
        yield f"\n## {escape(label('matrix_of', lang, parent=name))}\n\n"
        heads = [label("column_task", lang), *(short_unit(column.name) for column in matrix.columns)]
        yield from table(heads, [
            [f"{row.task.path} {shorten(row.task.content, _CONTENT)}", *map(_symbol, row.cells)] for row in matrix.rows
        ])  # fmt: skip
        marks = [*(status_words(status, lang) for status in COVERAGE), label("matrix_coordinate", lang)]
        yield f"\n{escape(' | '.join(marks))}\n"


def _symbol(item: CoverageItem) -> str:
    symbol = COVERAGE[item.status][0]
    return f"({symbol})" if item.applies == "coordinate" and item.status != "not_applicable" else symbol


def _child(coverage: Coverage, name: str, shown: Presentation) -> Iterator[str]:
    """The holes of one child, side by side; nothing where it has none."""
    lang = shown.canvas.lang
    child = shown.plans[coverage.child]
    wanted = (*HOLES, "waived")
    pairs = [pair for pair in pair_tasks(coverage, shown.plans[coverage.parent]) if pair[0].status in wanted]
    if pairs:
        yield f"\n## {escape(name)}\n\n"
        heads = [label(key, lang) for key in ("parent_task", "child_task", "what_differs")]
        yield from table(heads, [_row(item, task, child, lang) for item, task in pairs])


def _row(item: CoverageItem, task: Task, child: Plan, lang: str) -> list[str]:
    answers = [_answer(path, child, lang) for path in item.child_tasks]
    differs = [status_words(item.status, lang)]
    for difference in item.differences:
        facts = {"parent": difference.parent, "child": difference.child or "–"}
        differs.append(label(f"difference_{difference.field}", lang, **facts))
    if item.waiver is not None:
        differs.append(waiver_words(item.waiver, lang))
    return [_told(task, lang), "; ".join(answers) or "–", ". ".join(differs)]


def _answer(path: str, child: Plan, lang: str) -> str:
    task = None if path == DOCUMENT else find_task(path, child)
    if task is not None:
        return _told(task, lang)
    return label("whole_document", lang) if path == DOCUMENT else path


def _told(task: Task, lang: str) -> str:
    return f"{task.path} {shorten(task.content, _CONTENT)} ({place(task.span, lang)})"


def _lists(shown: Presentation) -> Iterator[str]:
    report, lang = shown.report, shown.canvas.lang
    lists = {
        "absent_units": list(report.absent_units),
        "not_plans": [shown.name(path) for path in report.not_plans],
        "same_document": [" = ".join(map(shown.name, group)) for group in report.same_document],
    }
    for key, lines in lists.items():
        if lines:
            yield f"\n## {label(key, lang)}\n\n"
            yield from (f"- {escape(line)}\n" for line in lines)
