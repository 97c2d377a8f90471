"""JSON: the public contract, as the models hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tthc_cli.model.base import Model
from tthc_cli.model.plan import Plan
from tthc_cli.report.canvas import Canvas


def render_plans(plans: Iterable[Plan], canvas: Canvas, *, many: bool) -> Iterator[str]:
    """One object, or an array, piece by piece, so that a large folder need not be held in memory."""
    if many:
        return _array(plans)
    return (piece for plan in plans for piece in render_one(plan))


def render_one(model: Model) -> Iterator[str]:
    """One object."""
    yield model.model_dump_json(indent=2) + "\n"


def _array(models: Iterable[Model]) -> Iterator[str]:
    opening = "[\n"
    for model in models:
        yield opening + model.model_dump_json(indent=2)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"
