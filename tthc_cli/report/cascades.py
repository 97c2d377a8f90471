"""The formats of `tthc check-cascade` and `tthc diff`: which file renders which, loaded when asked for."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.model.base import Model
from tthc_cli.report.presentation import Presentation


def render_cascade(form: str, shown: Presentation) -> Iterator[str]:
    """A checked folder in the format `form`: `text`, `json`, `jsonl` or `yaml`."""
    if form == "text":
        from tthc_cli.report import cascade_text

        return cascade_text.render_folder(shown)
    if form == "jsonl":
        from tthc_cli.report import jsonl

        return jsonl.render_cascade(shown.report)
    return _render_model(form, shown.report)


def render_diff(form: str, shown: Presentation) -> Iterator[str]:
    """One child against one parent; for programs, one `coverage` object."""
    if form == "text":
        from tthc_cli.report import cascade_text

        return cascade_text.render_pair(shown)
    return _render_model(form, shown.report.coverage[0])


def _render_model(form: str, model: Model) -> Iterator[str]:
    if form == "yaml":
        from tthc_cli.report import yaml_

        return yaml_.render_one(model)
    from tthc_cli.report import json_

    return json_.render_one(model) if form == "json" else iter([model.model_dump_json() + "\n"])
