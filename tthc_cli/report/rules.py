"""Rules explained: as text for a terminal, as Markdown for the documentation, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.rules import RuleExplanation
from tthc_cli.report.canvas import Canvas, draw
from tthc_cli.report.findings.markdown import escape
from tthc_cli.report.severity import severity_mark


def render_rules(form: str, rules: Sequence[RuleExplanation], canvas: Canvas) -> Iterator[str]:
    """Every rule with all that is known of it."""
    if form == "json":
        yield _json(rules)
    elif form == "md":
        yield from _markdown(rules, canvas.lang)
    else:
        yield from (draw(_explanation(rule, canvas.lang), canvas) for rule in rules)


def render_list(form: str, rules: Sequence[RuleExplanation], canvas: Canvas) -> Iterator[str]:
    """One line a rule."""
    if form == "json":
        yield _json(rules)
    elif form == "md":
        yield f"| {label('column_code', canvas.lang)} | {label('column_summary', canvas.lang)} |\n| --- | --- |\n"
        yield from (f"| {rule.code} `{rule.name}` | {escape(rule.summary)} |\n" for rule in rules)
    else:
        table = Table.grid(padding=(0, 2, 0, 0))
        for rule in rules:
            mark = severity_mark(rule.severity, canvas.lang) if rule.on else Text(label("rule_off", canvas.lang), "dim")
            table.add_row(Text(rule.code, "bold"), mark, Text.assemble(rule.summary, (f" ({rule.name})", "dim")))
        yield draw(table, canvas)


def _explanation(rule: RuleExplanation, lang: str) -> Group:
    head = Text.assemble((rule.code, "bold"), f" {rule.name} – ", severity_mark(rule.severity, lang))
    if not rule.on:
        head.append(f" ({label('rule_off', lang)})", "dim")
    facts = Table.grid(padding=(0, 2, 0, 0))
    for key, words in _facts(rule):
        facts.add_row(Text(label(key, lang), "bold"), words)
    return Group(head, Text(rule.summary), Text(), Text(rule.why), Text(), Padding(facts, (0, 0, 1, 0)))


def _facts(rule: RuleExplanation) -> Iterator[tuple[str, str]]:
    yield "example_wrong", rule.wrong
    yield "example_right", rule.right
    if rule.basis is not None:
        yield "legal_basis", rule.basis


def _markdown(rules: Sequence[RuleExplanation], lang: str) -> Iterator[str]:
    for family, members in groupby(sorted(rules, key=lambda rule: (rule.family, rule.code)), lambda rule: rule.family):
        yield f"# {label(f'family_{family}', lang)}\n\n"
        for rule in members:
            off = "" if rule.on else f" – {label('rule_off', lang)}"
            yield f"## {rule.code} `{rule.name}`\n\n"
            yield f"**{label(f'severity_{rule.severity}', lang)}**{off}. {escape(rule.summary)}\n\n"
            yield f"{escape(rule.why)}\n\n"
            yield "".join(f"- **{label(key, lang)}:** {escape(words)}\n" for key, words in _facts(rule)) + "\n"


def _json(rules: Sequence[RuleExplanation]) -> str:
    return json.dumps([rule.model_dump() for rule in rules], ensure_ascii=False, indent=2) + "\n"
