"""JSON: the public contract, as the models hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tthc_cli.model.base import Model


def render_one(model: Model) -> Iterator[str]:
    """One object."""
    yield model.model_dump_json(indent=2) + "\n"


def render_array(models: Iterable[Model]) -> Iterator[str]:
    """An array, piece by piece, so that a large folder need not be held in memory."""
    opening = "[\n"
    for model in models:
        yield opening + model.model_dump_json(indent=2)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"
