"""Findings as Markdown, for a comment on a merge request: counts, then one table a file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.findings import Finding, FindingsReport
from tthc_cli.report.findings.places import relative_path
from tthc_cli.report.labels import place
from tthc_cli.report.severity import severity_words

# Characters that Markdown or the HTML in it would take for markup.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&])")


def render_findings(report: FindingsReport, lang: str) -> Iterator[str]:
    """A line of counts, the files that could not be read, then the findings of each file."""
    counts = (f"{label(f'severity_{each}', lang)}: {count}" for each, count in report.summary.model_dump().items())
    yield f"**{' · '.join(counts)}**\n"
    if report.unreadable:
        yield f"\n### {label('unreadable', lang)}\n\n"
        yield from (f"- {escape(each.reason)}\n" for each in report.unreadable)
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_path[finding.path].append(finding)
    for path, findings in by_path.items():
        yield f"\n### {escape(relative_path(path))}\n\n"
        yield from table([label(f"column_{key}", lang) for key in ("severity", "code", "place", "finding")],
                         [_cells(finding, lang) for finding in findings])  # fmt: skip


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A Markdown table; the cells are plain text."""
    yield _row([escape(head) for head in heads])
    yield _row(["---"] * len(heads))
    yield from (_row([escape(cell) for cell in row]) for row in rows)


def escape(text: str) -> str:
    """The text on one line, read as it stands."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _cells(finding: Finding, lang: str) -> list[str]:
    return [severity_words(finding.severity, lang), finding.code, place(finding.span, lang), finding.message]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
