"""Findings as lines: how grave, what, where, and the other place that explains it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.findings import Finding, Related
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.labels import place
from tthc_cli.report.severity import severity_mark


def finding_list(
    findings: Sequence[Finding], canvas: Canvas, name: Callable[[str], str], *, with_path: bool = False
) -> Table:
    """One row a finding. `name` shows a path; `with_path` tells the finding's own file too, where no heading does."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        where = ", ".join(filter(None, (name(finding.path) if with_path else "", place(finding.span, canvas.lang))))
        words = Text.assemble(finding.message, (f" [{finding.code}] {f'({where})' if where else ''}", "dim"))
        for related in finding.related:
            words.append("\n").append(_related(related, canvas.lang, name))
        table.add_row(severity_mark(finding.severity, canvas.lang), words)
    return table


def _related(related: Related, lang: str, name: Callable[[str], str]) -> Text:
    where = ", ".join(filter(None, (name(related.path), place(related.span, lang))))
    seen = label("see_also", lang, place=where)
    return Text(f"→ {seen}{f': {related.message}' if related.message else ''}", "dim")
