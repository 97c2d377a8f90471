"""YAML: the same as JSON, for people who read data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from tthc_cli.model.base import Model
from tthc_cli.model.plan import Plan
from tthc_cli.report.canvas import Canvas

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def render_plans(plans: Iterable[Plan], canvas: Canvas, *, many: bool) -> Iterator[str]:
    """One mapping, or a sequence, piece by piece."""
    if many:
        return _sequence(plans)
    return (piece for plan in plans for piece in render_one(plan))


def render_one(model: Model) -> Iterator[str]:
    """One mapping."""
    yield _dump(model.model_dump(mode="json"))


def _sequence(models: Iterable[Model]) -> Iterator[str]:
    empty = True
    for model in models:
        empty = False
        yield _dump([model.model_dump(mode="json")])
    if empty:
        yield "[]\n"


def _dump(content: object) -> str:
    text: str = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return text
