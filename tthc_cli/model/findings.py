"""What was found wrong, with its place. The JSON of `tthc check` and the findings of `tthc check-cascade`."""

from __future__ import annotations

from tthc_cli.model.base import SCHEMA_VERSION, Model, Span
from tthc_cli.model.plan import Severity

COVERAGE_BELOW = "CAS020"
"""The code of a coverage below the limit that a person set: told, and judged, whatever else was chosen."""


class Related(Model):
    """Another place that explains a finding, often in another file."""

    path: str
    span: Span | None
    message: str


class Finding(Model):
    """One thing that is wrong, and where.

    `fingerprint` stays the same while the fault stays the same, wherever it moves in the file.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    span: Span | None
    related: tuple[Related, ...] = ()
    fingerprint: str


class Unreadable(Model):
    """A file that could not be read, and why, in the user's language."""

    path: str
    reason: str


class Summary(Model):
    """How many findings of each severity."""

    error: int = 0
    warning: int = 0
    info: int = 0


class FindingsReport(Model):
    """All findings of one run."""

    schema_version: str = SCHEMA_VERSION
    files: int
    unreadable: tuple[Unreadable, ...]
    findings: tuple[Finding, ...]
    summary: Summary
