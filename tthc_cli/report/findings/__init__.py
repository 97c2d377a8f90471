"""Findings for other programs and for reviews: one file per format, all over a `FindingsReport`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from tthc_cli.model.findings import FindingsReport

_MODULES = {
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "rdjson": "rdjson",
    "md": "markdown",
}

FINDING_FORMATS = frozenset(_MODULES)


class _FindingFormat(Protocol):
    def render_findings(self, report: FindingsReport, lang: str) -> Iterator[str]: ...


def render_findings(form: str, report: FindingsReport, lang: str) -> Iterator[str]:
    """The findings and the unreadable files of `report` in the format `form`, one of `FINDING_FORMATS`."""
    module = cast("_FindingFormat", import_module(f"{__name__}.{_MODULES[form]}"))
    return module.render_findings(report, lang)
