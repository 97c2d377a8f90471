"""YAML: the same as JSON, for people who read data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from tthc_cli.model.base import Model

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def render_one(model: Model) -> Iterator[str]:
    """One mapping."""
    yield _dump(model.model_dump(mode="json"))


def render_array(models: Iterable[Model]) -> Iterator[str]:
    """A sequence, piece by piece."""
    empty = True
    for model in models:
        empty = False
        yield _dump([model.model_dump(mode="json")])
    if empty:
        yield "[]\n"


def _dump(content: object) -> str:
    text: str = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return text
