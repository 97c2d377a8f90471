"""The formats of `tthc parse`: which file renders which. Each is loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol, cast

from tthc_cli.model.plan import Plan
from tthc_cli.report.canvas import Canvas

_MODULES = {
    "tree": "tree",
    "json": "json_",
    "jsonl": "jsonl",
    "yaml": "yaml_",
    "csv": "csv_",
    "xlsx": "xlsx",
    "md": "markdown",
}


class _PlanFormat(Protocol):
    def render_plans(self, plans: Iterable[Plan], canvas: Canvas, *, many: bool) -> Iterator[str | bytes]: ...


def render_plans(form: str, plans: Iterable[Plan], canvas: Canvas, *, many: bool) -> Iterator[str | bytes]:
    """The plans in the format `form`, piece by piece; `many` makes a list of them, though there be one or none."""
    module = cast("_PlanFormat", import_module(f"tthc_cli.report.{_MODULES[form]}"))
    return module.render_plans(plans, canvas, many=many)


def render_texts(texts: Iterable[tuple[str, str]], *, many: bool) -> Iterator[str]:
    """Extracted texts, exactly as offsets count them; of several files each under a line with its path."""
    for path, text in texts:
        if many:
            yield f"==> {path} <==\n"
        yield text
        if many and not text.endswith("\n"):
            yield "\n"
