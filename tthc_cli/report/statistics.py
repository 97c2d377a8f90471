"""How often each rule speaks: for an office that wants to know what to teach first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tthc_cli.errors import UsageError
from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.findings import Finding, FindingsReport, RuleCount, Statistics
from tthc_cli.report.canvas import Canvas, draw

STATISTICS_FORMATS = ("text", "json", "yaml", "md")


def count_rules(report: FindingsReport) -> Statistics:
    """The rules of a report, the most frequent first, then by code. A rule told at several severities counts under
    each.
    """
    groups: defaultdict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in report.findings:
        groups[finding.code, finding.name, finding.severity].append(finding)
    counts = [_count(findings) for findings in groups.values()]
    return Statistics(
        files=report.files,
        unreadable=report.unreadable,
        rules=tuple(sorted(counts, key=lambda each: (-each.count, each.code, each.severity))),
        summary=report.summary,
    )


def _count(findings: Sequence[Finding]) -> RuleCount:
    first, files = findings[0], {finding.path for finding in findings}
    return RuleCount(code=first.code, name=first.name, severity=first.severity, count=len(findings), files=len(files))


def render_statistics(form: str, report: FindingsReport, canvas: Canvas) -> Iterator[str]:
    """The counts in the format `form`. Raises `UsageError` for one that holds findings alone."""
    statistics = count_rules(report)
    if form == "json":
        from tthc_cli.report import json_

        return json_.render_one(statistics)
    if form == "yaml":
        from tthc_cli.report import yaml_

        return yaml_.render_one(statistics)
    if form == "md":
        return _render_markdown(statistics, canvas.lang)
    if form == "text":
        return _render_text(statistics, canvas)
    raise UsageError("statistics_format", form=form, known=", ".join(STATISTICS_FORMATS))


def _render_text(statistics: Statistics, canvas: Canvas) -> Iterator[str]:
    from rich.table import Table
    from rich.text import Text

    from tthc_cli.report.severity import severity_mark

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    for rule in statistics.rules:
        files = label("count_files", canvas.lang, count=rule.files)
        mark = severity_mark(rule.severity, canvas.lang)
        table.add_row(Text(str(rule.count), "bold"), rule.code, mark, rule.name, Text(files, "dim"))
    if statistics.rules:
        yield draw(table, canvas)
        yield "\n"


def _render_markdown(statistics: Statistics, lang: str) -> Iterator[str]:
    from tthc_cli.report.findings.markdown import table
    from tthc_cli.report.severity import severity_words

    heads = [label(f"column_{key}", lang) for key in ("count", "code", "finding", "severity", "files")]
    rows = [
        [str(rule.count), rule.code, rule.name, severity_words(rule.severity, lang), str(rule.files)]
        for rule in statistics.rules
    ]
    yield from table(heads, rows)
