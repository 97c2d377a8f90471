"""Two drafts of one plan, for people: what was added, removed, moved, and what says something else now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.link.lookup import DOCUMENT, find_task
from tthc_cli.model.drafts import DraftChange, DraftDiff
from tthc_cli.model.plan import Plan
from tthc_cli.report.canvas import Canvas, draw
from tthc_cli.report.findings.markdown import escape, table
from tthc_cli.report.labels import shorten

if TYPE_CHECKING:
    from tthc_cli.link.drafts import ComparedDrafts

_CONTENT = 160


def render_text(compared: ComparedDrafts, canvas: Canvas) -> Iterator[str]:
    """The counts, then a list for each kind of change that there is."""
    diff = compared.diff
    yield draw(Text(_title(diff), "bold"), canvas)
    yield draw(Text(_counts(diff, canvas.lang)), canvas)
    for title, lines in _lists(compared, canvas.lang):
        yield draw(Text(f"\n{title}", "bold"), canvas)
        for line in lines:
            yield draw(Padding(Text(line), (0, 0, 0, 2)), canvas)
    if diff.changed:
        yield draw(Text(f"\n{label('drafts_changed', canvas.lang)}", "bold"), canvas)
        yield draw(_changes(diff.changed, canvas), canvas)


def render_markdown(compared: ComparedDrafts, canvas: Canvas) -> Iterator[str]:
    """The same as Markdown."""
    diff, lang = compared.diff, canvas.lang
    yield f"# {escape(_title(diff))}\n\n{escape(_counts(diff, lang))}\n"
    for title, lines in _lists(compared, lang):
        yield f"\n## {escape(title)}\n\n"
        yield from (f"- {escape(line[2:])}\n" for line in lines)
    if diff.changed:
        yield f"\n## {escape(label('drafts_changed', lang))}\n\n"
        yield from table(_heads(lang), [_cells(change, lang) for change in diff.changed])


def _title(diff: DraftDiff) -> str:
    return f"{Path(diff.old).name} → {Path(diff.new).name}"


def _counts(diff: DraftDiff, lang: str) -> str:
    counts = {name: len(getattr(diff, name)) for name in ("added", "removed", "moved", "changed")}
    return label("drafts_counts", lang, **counts) if any(counts.values()) else label("drafts_same", lang)


def _lists(compared: ComparedDrafts, lang: str) -> Iterator[tuple[str, list[str]]]:
    diff = compared.diff
    if diff.added:
        yield label("drafts_added", lang), [f"+ {_told(each.path, each.content)}" for each in diff.added]
    if diff.removed:
        yield label("drafts_removed", lang), [f"- {_told(each.path, each.content)}" for each in diff.removed]
    if diff.moved:
        moved = [f"~ {move.old} → {_task(move.new, compared.new)}" for move in diff.moved]
        yield label("drafts_moved", lang), moved


def _task(path: str, plan: Plan) -> str:
    task = find_task(path, plan)
    return path if task is None else _told(path, task.content)


def _told(path: str, content: str) -> str:
    return f"{path} {shorten(content, _CONTENT)}"


def _changes(changes: Sequence[DraftChange], canvas: Canvas) -> RenderableType:
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", expand=True)
    for ratio, head in zip((1, 1, 3, 3), _heads(canvas.lang), strict=True):
        shown.add_column(head, ratio=ratio, overflow="fold")
    for change in changes:
        shown.add_row(*map(Text, _cells(change, canvas.lang)))
    return Padding(shown, (0, 0, 0, 2))


def _heads(lang: str) -> list[str]:
    return [label(f"column_{key}", lang) for key in ("path", "field", "old", "new")]


def _cells(change: DraftChange, lang: str) -> list[str]:
    path = label("whole_document", lang) if change.path == DOCUMENT else change.path
    return [path, label(f"field_{change.field}", lang), change.old or "–", change.new or "–"]
