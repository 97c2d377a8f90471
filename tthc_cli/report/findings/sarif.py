"""SARIF 2.1.0 (OASIS), for code-scanning views: one run, with the rules that found something."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

from tthc_cli.lexicon.report_messages import label
from tthc_cli.lexicon.rule_texts import RuleText, find_rule_text
from tthc_cli.model.base import Span
from tthc_cli.model.findings import BaselineOutcome, DraftsReport, Finding, FindingsReport, Related, Unreadable
from tthc_cli.model.plan import Severity
from tthc_cli.report.findings.markdown import escape
from tthc_cli.report.findings.places import artifact_uri, column_of, line_of

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "tthcFingerprint/v1"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render_findings(report: FindingsReport, lang: str) -> Iterator[str]:
    """One SARIF log. Columns and offsets count code points; lines are those of the extracted text."""
    outcome = report.baseline if isinstance(report, DraftsReport) else None
    known = outcome.known if outcome is not None else ()
    codes = {finding.code: finding for finding in sorted((*known, *report.findings), key=lambda each: each.code)}
    index = {code: place for place, code in enumerate(codes)}
    run: dict[str, object] = {
        "tool": {"driver": _driver(list(codes.values()), lang)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report.unreadable)],
        "results": [_result(finding, index[finding.code]) for finding in report.findings],
    }
    if outcome is not None:
        run["results"] = [*_states(report.findings, outcome, index)]
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _driver(examples: Sequence[Finding], lang: str) -> dict[str, object]:
    return {
        "name": "tthc",
        "semanticVersion": version("tthc"),
        "language": lang,
        "rules": [_rule(finding, lang) for finding in examples],
    }


def _rule(finding: Finding, lang: str) -> dict[str, object]:
    words = find_rule_text(finding.code, lang)
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": words.summary},
        "fullDescription": {"text": words.why},
        "help": _help(words, lang),
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _help(words: RuleText, lang: str) -> dict[str, str]:
    """Why it matters, a wrong and a right example, and the law."""
    named = (("example_wrong", words.wrong), ("example_right", words.right), ("legal_basis", words.basis))
    facts = [(label(key, lang), text) for key, text in named if text is not None]
    return {
        "text": "\n".join((words.why, *(f"{name}: {text}" for name, text in facts))),
        "markdown": "\n\n".join((escape(words.why), *(f"**{name}:** {escape(text)}" for name, text in facts))),
    }


def _invocation(unreadable: Sequence[Unreadable]) -> dict[str, object]:
    """A file that could not be read is no finding about it: the tool tells it of its own run."""
    notifications = [
        {
            "level": "error",
            "message": {"text": each.reason},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(each.path)}}],
        }
        for each in unreadable
    ]
    return {"executionSuccessful": not unreadable, "toolExecutionNotifications": notifications}


def _result(finding: Finding, rule_index: int) -> dict[str, object]:
    return {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(finding.path, finding.span)}],
        "relatedLocations": [_related(each, number) for number, each in enumerate(finding.related, 1)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
    }


def _states(
    findings: Sequence[Finding], outcome: BaselineOutcome, index: Mapping[str, int]
) -> Iterator[dict[str, object]]:
    """All results with their state against the baseline. Of one that is absent only the file is known."""
    for finding in findings:
        yield _result(finding, index[finding.code]) | {"baselineState": "new"}
    for finding in outcome.known:
        yield _result(finding, index[finding.code]) | {"baselineState": "unchanged"}
    for entry in outcome.fixed:
        place = {"physicalLocation": {"artifactLocation": _artifact(entry.path)}}
        fingerprints = {_FINGERPRINT: entry.fingerprint}
        gone = {"ruleId": entry.code, "message": {"text": entry.message}, "baselineState": "absent"}
        yield gone | {"locations": [place], "partialFingerprints": fingerprints}


def _related(related: Related, number: int) -> dict[str, object]:
    location = {"id": number, "physicalLocation": _location(related.path, related.span)}
    return location | ({"message": {"text": related.message}} if related.message else {})


def _location(path: str, span: Span | None) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": _artifact(path), "region": _region(span)}
    return location | ({"properties": {"page": span.page}} if span is not None and span.page is not None else {})


def _artifact(path: str) -> dict[str, str]:
    uri = artifact_uri(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(span: Span | None) -> dict[str, int]:
    region = {"startLine": line_of(span), "startColumn": column_of(span)}
    return region | ({"charOffset": span.start, "charLength": span.end - span.start} if span is not None else {})
