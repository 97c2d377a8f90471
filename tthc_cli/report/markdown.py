"""Plans as Markdown, for notes and wikis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.plan import Plan, Section, Task
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.labels import dated

# Headings of Markdown end at the sixth level; the plan's own title takes the first.
_DEEPEST = 6


def render_plans(plans: Iterable[Plan], canvas: Canvas, *, many: bool) -> Iterator[str]:
    """Title, head, outline with its words, task table; one plan after the other."""
    lang = canvas.lang
    for plan in plans:
        lines = [f"# {_line(plan.title or plan.source.path)}", "", *_head(plan, lang), ""]
        lines += [line for section in plan.sections for line in _section(section)]
        if plan.tasks:
            lines += _table(plan.tasks, lang)
        yield "\n".join(lines).rstrip() + "\n\n"


def _head(plan: Plan, lang: str) -> list[str]:
    parent = plan.parent
    facts = (
        ("number", plan.number.raw),
        ("issuer", plan.issuer.name),
        ("date", plan.date.raw),
        ("parent", dated(parent.key, parent.date, lang) if parent else None),
    )
    return [f"- **{label(key, lang)}:** {_line(words)}" for key, words in facts if words]


def _section(section: Section) -> Iterator[str]:
    words = section.text.strip()
    if section.heading:
        yield f"{'#' * min(section.level + 1, _DEEPEST)} {section.label}. {_line(section.heading)}"
    else:
        words = f"**{section.label})** {words}"
    yield ""
    if words:
        yield from (words, "")
    for child in section.children:
        yield from _section(child)


def _table(tasks: Sequence[Task], lang: str) -> Iterator[str]:
    columns = ("column_path", "column_task", "column_leads", "column_coordinators", "column_products", "column_timing")
    yield f"## {label('tasks', lang, count=len(tasks))}"
    yield ""
    yield _row([label(column, lang) for column in columns])
    yield _row(["---"] * len(columns))
    for task in tasks:
        lists = ("; ".join(task.leads), "; ".join(task.coordinators), "; ".join(task.products))
        yield _row([task.path, task.content, *lists, task.timing.raw or ""])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_line(cell).replace("|", "\\|") for cell in cells) + " |"


def _line(words: str) -> str:
    return " ".join(words.split())
