"""The formats of `tthc check`: which file renders which, loaded when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_cli.check.drafts import CheckedDraft
from tthc_cli.config import FailLevel
from tthc_cli.model.findings import FindingsReport
from tthc_cli.report.canvas import Canvas


def render_checks(
    form: str, report: FindingsReport, drafts: Sequence[CheckedDraft], canvas: Canvas, fail_on: FailLevel
) -> Iterator[str]:
    """The report in the format `form`: `text`, `json`, `jsonl` or `yaml`."""
    if form == "text":
        from tthc_cli.report.check_text import CheckedTexts, render_checks

        return render_checks(CheckedTexts(report, {draft.path: draft.excerpts for draft in drafts}, fail_on), canvas)
    if form == "yaml":
        from tthc_cli.report import yaml_

        return yaml_.render_one(report)
    from tthc_cli.report import json_

    return json_.render_one(report) if form == "json" else (each.model_dump_json() + "\n" for each in report.findings)
