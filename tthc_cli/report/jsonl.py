"""JSON Lines: one object a line, for programs that read line by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tthc_cli.model.plan import Plan
from tthc_cli.report.canvas import Canvas

if TYPE_CHECKING:
    from tthc_cli.model.cascade import CascadeReport
    from tthc_cli.model.findings import FindingsReport

# Which list of the report makes lines of which record.
_RECORDS = {
    "documents": "document",
    "links": "link",
    "coverage": "coverage",
    "findings": "finding",
    "unreadable": "unreadable",
}


def render_plans(plans: Iterable[Plan], canvas: Canvas, *, many: bool) -> Iterator[str]:
    """One line for each plan."""
    for plan in plans:
        yield plan.model_dump_json() + "\n"


def render_cascade(report: CascadeReport) -> Iterator[str]:
    """One line for each document,.

    Link, coverage, finding, unreadable file; `record` names the kind. `report` is last.
    """
    rest = report.model_dump(mode="json")
    for field, record in _RECORDS.items():
        for entry in rest.pop(field):
            yield _line({"record": record, **entry})
    yield _line({"record": "report", **rest})


def render_findings(report: FindingsReport) -> Iterator[str]:
    """One line for each finding and each unreadable file; `report` is last."""
    rest = report.model_dump(mode="json")
    for field in ("findings", "unreadable"):
        for entry in rest.pop(field):
            yield _line({"record": _RECORDS[field], **entry})
    yield _line({"record": "report", **rest})


def _line(entry: dict[str, object]) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"
