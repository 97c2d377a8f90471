"""What `tthc check` tells people: file by file, finding by finding, with the line and the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.lexicon.rule_texts import FAMILIES
from tthc_cli.model.findings import Finding, Related
from tthc_cli.report.canvas import Canvas, draw
from tthc_cli.report.checks import CheckedTexts
from tthc_cli.report.excerpt import excerpt
from tthc_cli.report.labels import place
from tthc_cli.report.severity import BAD, GOOD, SEVERITIES, severity_mark

_INDENT = 2


def render_checks(shown: CheckedTexts) -> Iterator[str]:
    """One part a file that has findings, then the verdict."""
    canvas = shown.canvas
    for path, findings in groupby(shown.report.findings, key=lambda finding: finding.path):
        excerpts = shown.excerpts.get(path, {})
        yield draw(Group(Text(path, "bold"), *_findings(tuple(findings), excerpts, canvas)), canvas)
    yield from render_verdict(shown)


def render_verdict(shown: CheckedTexts) -> Iterator[str]:
    """What was fixed since the baseline, and the last line: passed or not, and how much of what."""
    canvas, outcome = shown.canvas, shown.report.baseline
    if outcome is not None and outcome.fixed:
        lines = (Text(f"✓ {each.code} {each.path}: {each.message}") for each in outcome.fixed)
        fixed = Group(*(Padding(line, (0, 0, 0, _INDENT)) for line in lines))
        yield draw(Group(Text(label("fixed_since", canvas.lang), "bold"), fixed, Text()), canvas)
    if not shown.report.findings and shown.report.files > len(shown.report.unreadable):
        yield draw(Text(_looked_at(shown), "dim"), canvas)
    yield draw(_verdict(shown), canvas)


def _looked_at(shown: CheckedTexts) -> str:
    """What a run without findings proves: how many rules looked, and at documents of which profile."""
    lang, profile = shown.canvas.lang, shown.settings.profile
    families = dict.fromkeys(label(f"family_{FAMILIES[code[:3]]}", lang) for code in shown.rules)
    return label("looked_at", lang, rules=len(shown.rules), families=", ".join(families).lower(), profile=profile)


def _findings(findings: Sequence[Finding], excerpts: Mapping[int, str], canvas: Canvas) -> Iterator[RenderableType]:
    for finding in findings:
        where = place(finding.span, canvas.lang)
        head = Text.assemble(severity_mark(finding.severity, canvas.lang), (f" {finding.code}", "bold"))
        head.append(f" {finding.name}" + (f" – {where}" if where else ""), "dim")
        yield Padding(Group(head, *_body(finding, excerpts, canvas)), (0, 0, 1, _INDENT))


def _body(finding: Finding, excerpts: Mapping[int, str], canvas: Canvas) -> Iterator[RenderableType]:
    yield Text(finding.message)
    if finding.span is not None and finding.span.line in excerpts and finding.span.end > finding.span.start:
        line = excerpts[finding.span.line]
        yield excerpt(finding.span, line, canvas.width - _INDENT, SEVERITIES[finding.severity][1])
    for related in finding.related:
        yield _related(related, canvas.lang)


def _related(related: Related, lang: str) -> Text:
    seen = label("see_also", lang, place=place(related.span, lang) or related.path)
    return Text(f"→ {seen}: {related.message}", "dim")


def _verdict(shown: CheckedTexts) -> Text:
    report, lang = shown.report, shown.canvas.lang
    good = shown.settings.accepts(report) and not report.unreadable
    counts = [label(f"count_{severity}", lang, count=getattr(report.summary, severity)) for severity in SEVERITIES]
    counts.append(label("count_files", lang, count=report.files))
    outcome = report.baseline
    more = {
        "waived": report.waived,
        "unchanged": outcome.unchanged if outcome is not None else 0,
        "fixed": sum(each.count for each in outcome.fixed) if outcome is not None else 0,
    }
    counts += [label(f"count_{key}", lang, count=count) for key, count in more.items() if count]
    if report.unreadable:
        counts.append(label("count_unreadable", lang, count=len(report.unreadable)))
    word, color = (label("passed", lang), GOOD) if good else (label("failed", lang), BAD)
    return Text.assemble((word, f"bold {color}"), f" – {', '.join(counts)}")
