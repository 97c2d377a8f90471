"""One child against its parent: the tasks side by side, the words that both say marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.report_messages import label
from tthc_cli.lexicon.subjects import task_words
from tthc_cli.link.lookup import DOCUMENT, find_task, pair_tasks
from tthc_cli.model.cascade import HOLES, Coverage, CoverageItem
from tthc_cli.model.findings import Finding
from tthc_cli.model.plan import Task
from tthc_cli.report.coverage_table import findings_on
from tthc_cli.report.html.markup import Markup, join, tag
from tthc_cli.report.html.tones import COVERAGE_TONES
from tthc_cli.report.labels import place, waiver_words
from tthc_cli.report.presentation import Presentation
from tthc_cli.report.severity import severity_words, status_words

_WORD = re.compile(r"\w+")


def pair_tables(coverage: Coverage, shown: Presentation) -> Iterator[Markup]:
    """The tasks that want attention; below them, folded away, those that do not."""
    lang = shown.canvas.lang
    pairs = [pair for pair in pair_tasks(coverage, shown.plans[coverage.parent]) if pair[0].applies != "no"]
    open_rows = [pair for pair in pairs if pair[0].status in HOLES]
    rest = [pair for pair in pairs if pair[0].status in ("covered", "waived")]
    if open_rows:
        yield _table(open_rows, coverage, shown)
    elif pairs:
        yield tag("p", label("all_covered", lang))
    else:
        yield tag("p", label("no_lead_tasks", lang))
    if rest and not shown.extent.holes:
        summary = tag("summary", label("covered_tasks", lang, count=len(rest)))
        yield tag("details", summary, _table(rest, coverage, shown))


def _table(rows: Sequence[tuple[CoverageItem, Task]], coverage: Coverage, shown: Presentation) -> Markup:
    lang = shown.canvas.lang
    heads = (tag("th", label(key, lang), scope="col") for key in ("parent_task", "child_task", "what_differs"))
    body = (_row(item, task, coverage, shown) for item, task in rows)
    return tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *body), class_="pair")


def _row(item: CoverageItem, task: Task, coverage: Coverage, shown: Presentation) -> Markup:
    child = shown.plans[coverage.child]
    answers = [(path, None if path == DOCUMENT else find_task(path, child)) for path in item.child_tasks]
    lang = shown.canvas.lang
    said = [each.content for _, each in answers if each is not None]
    reason = [tag("p", item.why, class_="quiet")] if item.why else []
    cells = [_answer(path, each, task.content, lang) for path, each in answers] or [Markup("–")]
    return tag(
        "tr",
        tag("td", _task(task, said, lang), *reason),
        tag("td", *(tag("p", cell) for cell in cells)),
        tag("td", *_differences(item, findings_on(task, coverage, shown), lang)),
    )


def _answer(path: str, task: Task | None, asked: str, lang: str) -> Markup:
    if task is not None:
        return _task(task, [asked], lang)
    return tag("span", label("whole_document", lang) if path == DOCUMENT else path)


def _task(task: Task, others: Sequence[str], lang: str) -> Markup:
    told = (
        tag("span", task.path, class_="path"), " ", _marked(task.content, others), " ",
        tag("span", f"({place(task.span, lang)})", class_="quiet"),
    )  # fmt: skip
    return join(told)


def _marked(text: str, others: Sequence[str]) -> Markup:
    """The text, with the words that tell tasks apart and that one of `others` says too marked."""
    shared = {word for other in others for word in task_words(other)} & set(task_words(text))
    pieces: list[str] = []
    end = 0
    for word in _WORD.finditer(text):
        pieces.append(text[end : word.start()])
        pieces.append(tag("mark", word[0]) if fold(word[0]) in shared else word[0])
        end = word.end()
    return join((*pieces, text[end:]))


def _differences(item: CoverageItem, findings: Sequence[Finding], lang: str) -> Iterator[Markup]:
    yield tag("p", tag("strong", status_words(item.status, lang)), class_=COVERAGE_TONES[item.status])
    if item.status == "missing":
        yield tag("p", label("missing_task", lang))
    if item.waiver is not None:
        yield tag("p", waiver_words(item.waiver, lang))
    for difference in item.differences:
        facts = {"parent": difference.parent, "child": difference.child or "–"}
        yield tag("p", label(f"difference_{difference.field}", lang, **facts))
    yield from (tag("p", note) for note in item.notes)
    yield from (tag("p", f"{severity_words(each.severity, lang)} {each.code}", class_="quiet") for each in findings)
