"""The formats of `tthc check`: which file renders which, loaded when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from tthc_cli.config import Settings
from tthc_cli.errors import UsageError
from tthc_cli.model.findings import DraftsReport
from tthc_cli.report.canvas import Canvas

_OWN = ("text", "json", "jsonl", "yaml")


@dataclass(frozen=True, slots=True)
class CheckedTexts:
    """A report, the printed lines of its findings (path → number of the line → the line), and what it is drawn on.

    `rules` are the codes of those that looked at the documents. With `statistics`, rules are counted instead of
    findings told.
    """

    report: DraftsReport
    excerpts: Mapping[str, Mapping[int, str]]
    settings: Settings
    canvas: Canvas
    rules: tuple[str, ...] = ()
    statistics: bool = False


def render_checks(form: str, shown: CheckedTexts) -> Iterator[str]:
    """The report in the format `form`. Raises `UsageError` for a format that is about folders."""
    if shown.statistics:
        from tthc_cli.report.statistics import render_statistics

        if form == "text":
            from tthc_cli.report import check_text

            return chain(render_statistics(form, shown.report, shown.canvas), check_text.render_verdict(shown))
        return render_statistics(form, shown.report, shown.canvas)
    if form == "text":
        from tthc_cli.report import check_text

        return check_text.render_checks(shown)
    if form == "yaml":
        from tthc_cli.report import yaml_

        return yaml_.render_one(shown.report)
    if form in _OWN:
        from tthc_cli.report import json_, jsonl

        return json_.render_one(shown.report) if form == "json" else jsonl.render_findings(shown.report)
    from tthc_cli.report.findings import FINDING_FORMATS, render_findings

    if form not in FINDING_FORMATS:
        raise UsageError("check_format", form=form, known=", ".join((*_OWN, *sorted(FINDING_FORMATS))))
    return render_findings(form, shown.report, shown.canvas.lang)
