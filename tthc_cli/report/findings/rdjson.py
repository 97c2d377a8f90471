"""Reviewdog's diagnostic format (rdjson)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tthc_cli.model.base import Span
from tthc_cli.model.findings import Finding, FindingsReport
from tthc_cli.model.plan import Severity
from tthc_cli.report.findings.places import line_of, relative_path

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render_findings(report: FindingsReport, lang: str) -> Iterator[str]:
    """One DiagnosticResult. Columns are left out: the format counts them in bytes, we count letters."""
    diagnostics = [
        {"message": each.reason, "location": {"path": relative_path(each.path)}, "severity": "ERROR"}
        for each in report.unreadable
    ]
    result = {"source": {"name": "tthc"}, "diagnostics": [*diagnostics, *map(_diagnostic, report.findings)]}
    yield json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding) -> dict[str, object]:
    return {
        "message": finding.message,
        "location": _location(finding.path, finding.span),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
        "relatedLocations": [
            {"message": each.message, "location": _location(each.path, each.span)} for each in finding.related
        ],
    }


def _location(path: str, span: Span | None) -> dict[str, object]:
    return {"path": relative_path(path), "range": {"start": {"line": line_of(span)}}}
