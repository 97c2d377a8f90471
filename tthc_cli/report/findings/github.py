"""Workflow commands of GitHub Actions: one line a finding, shown at the changed file."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.model.findings import Finding, FindingsReport
from tthc_cli.model.plan import Severity
from tthc_cli.report.findings.places import column_of, line_of, relative_path

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render_findings(report: FindingsReport, lang: str) -> Iterator[str]:
    """One `::error …::` line for each unreadable file and each finding."""
    for unreadable in report.unreadable:
        yield f"::error file={_property(relative_path(unreadable.path))}::{_data(unreadable.reason)}\n"
    for finding in report.findings:
        yield _command(finding)


def _command(finding: Finding) -> str:
    places = {
        "file": relative_path(finding.path),
        "line": str(line_of(finding.span)),
        "col": str(column_of(finding.span)),
        "title": f"{finding.code} {finding.name}",
    }
    properties = ",".join(f"{key}={_property(value)}" for key, value in places.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    """A line break would end the command, and `%` opens an escape."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """In a property, `:` and `,` end it too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
