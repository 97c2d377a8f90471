"""The parts that reports for a terminal are put together from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.report.presentation import Presentation

INDENT = 2
"""Blanks before what stands below a title."""


def count_documents(shown: Presentation) -> str:
    """How many documents in how many files."""
    report = shown.report
    return label("folder_documents", shown.canvas.lang, count=len(report.documents), files=report.files)


def lists(shown: Presentation) -> Iterator[RenderableType]:
    """Units without a plan, letters, copies, unreadable files: each list only if it has members."""
    report, lang = shown.report, shown.canvas.lang
    copies = [" = ".join(shown.name(path) for path in group) for group in report.same_document]
    unreadable = [
        item.reason if item.path in item.reason else f"{item.path}: {item.reason}" for item in report.unreadable
    ]
    yield from _bullets(label("absent_units", lang), report.absent_units)
    yield from _bullets(label("not_plans", lang), [shown.name(path) for path in report.not_plans])
    yield from _bullets(label("same_document", lang), copies)
    yield from _bullets(label("unreadable", lang), unreadable)


def _bullets(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    if lines:
        yield from part(title, *(Text(f"• {line}") for line in lines))


def part(title: str, *body: RenderableType) -> Iterator[RenderableType]:
    """A title with its rule, and what stands below it."""
    yield Text()
    yield Rule(Text(title, "bold"), align="left", style="dim", characters="─")
    for drawing in body:
        yield Padding(drawing, (0, 0, 0, INDENT))
