"""What was found wrong, with its place. The JSON of `tthc check` and the findings of `tthc check-cascade`."""

from __future__ import annotations

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

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


class KnownFinding(Model):
    """Findings of one fingerprint that an office knew of when it wrote its baseline. `path` is seen from the baseline's
    folder.
    """

    path: str
    code: str
    message: str
    fingerprint: str
    count: int = Field(default=1, ge=1)


class BaselineOutcome(Model):
    """What became of a baseline: how many findings are as it holds them, and which of its entries are gone.

    `known` are the former, for formats that tell the state of each finding.
    """

    unchanged: int
    fixed: tuple[KnownFinding, ...]
    known: SkipJsonSchema[tuple[Finding, ...]] = Field(default=(), exclude=True)


class DraftsReport(FindingsReport):
    """The findings about documents checked one by one: the JSON of `tthc check`.

    `waived` counts the findings that waivers and comments in the documents keep silent. `same_document` groups files of
    the same bytes, of which only the first is told of. `baseline` is null where none was given.
    """

    waived: int = 0
    same_document: tuple[tuple[str, ...], ...] = ()
    baseline: BaselineOutcome | None = None


class RuleCount(Model):
    """How often a rule speaks, and in how many files."""

    code: str
    name: str
    severity: Severity
    count: int
    files: int


class Statistics(Model):
    """The rules that found something, the most frequent first: the JSON of `tthc check --statistics`."""

    schema_version: str = SCHEMA_VERSION
    files: int
    unreadable: tuple[Unreadable, ...]
    rules: tuple[RuleCount, ...]
    summary: Summary
