"""The formats of `tthc check-cascade` and `tthc diff`: which file renders which, loaded when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tthc_cli.errors import UsageError
from tthc_cli.model.base import Model
from tthc_cli.model.cascade import HOLES
from tthc_cli.report.presentation import Presentation

if TYPE_CHECKING:
    from tthc_cli.link.drafts import ComparedDrafts
    from tthc_cli.model.cascade import CascadeReport, Coverage
    from tthc_cli.report.canvas import Canvas

DRAFT_FORMATS = ("text", "json", "jsonl", "yaml", "md")


def render_cascade(form: str, shown: Presentation) -> Iterator[str | bytes]:
    """A checked folder in the format `form`."""
    if form == "text":
        from tthc_cli.report import cascade_text

        return cascade_text.render_folder(shown)
    if form == "jsonl":
        from tthc_cli.report import jsonl

        return jsonl.render_cascade(_reduced(shown))
    if form in ("json", "yaml"):
        return _render_model(form, _reduced(shown))
    return _render_shared(form, shown)


def render_diff(form: str, shown: Presentation) -> Iterator[str | bytes]:
    """One child against one parent; for programs, one `coverage` object."""
    if form == "text":
        from tthc_cli.report import cascade_text

        return cascade_text.render_pair(shown)
    if form in ("json", "jsonl", "yaml"):
        return _render_model(form, _reduced(shown).coverage[0])
    return _render_shared(form, _of_pair(shown))


def render_drafts(form: str, compared: ComparedDrafts, canvas: Canvas) -> Iterator[str]:
    """Two drafts of one plan. Raises `UsageError` for a format that is about findings or folders."""
    if form not in DRAFT_FORMATS:
        raise UsageError("drafts_format", form=form, known=", ".join(DRAFT_FORMATS))
    if form in ("json", "jsonl", "yaml"):
        return _render_model(form, compared.diff)
    from tthc_cli.report import draft_changes

    render = draft_changes.render_text if form == "text" else draft_changes.render_markdown
    return render(compared, canvas)


def _render_shared(form: str, shown: Presentation) -> Iterator[str | bytes]:
    """The formats in which a pair is a folder of one child."""
    if form == "html":
        from tthc_cli.report.html import cascade

        return cascade.render(shown)
    if form == "xlsx":
        from tthc_cli.report import cascade_xlsx

        return cascade_xlsx.render(shown)
    if form == "md":
        from tthc_cli.report import cascade_markdown

        return cascade_markdown.render(shown)
    from tthc_cli.report.findings import render_findings

    return render_findings(form, shown.report, shown.canvas.lang)


def _of_pair(shown: Presentation) -> Presentation:
    """Without what the parent itself implements: a pair is about the child."""
    child = shown.report.coverage[0].child
    links = tuple(link for link in shown.report.links if link.child == child)
    return replace(shown, report=shown.report.model_copy(update={"links": links}))


def _reduced(shown: Presentation) -> CascadeReport:
    """With `holes`, the report without the tasks that want nothing."""
    if not shown.extent.holes:
        return shown.report
    coverage = tuple(map(_keep_holes, shown.report.coverage))
    return shown.report.model_copy(update={"coverage": coverage})


def _keep_holes(coverage: Coverage) -> Coverage:
    return coverage.model_copy(update={"items": tuple(item for item in coverage.items if item.status in HOLES)})


def _render_model(form: str, model: Model) -> Iterator[str]:
    if form == "yaml":
        from tthc_cli.report import yaml_

        return yaml_.render_one(model)
    from tthc_cli.report import json_

    return json_.render_one(model) if form == "json" else iter([model.model_dump_json() + "\n"])
