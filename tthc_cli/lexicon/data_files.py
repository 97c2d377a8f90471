"""Reads the vocabulary files that ship with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_data(name: str) -> Any:
    """The content of `data/<name>.yaml`. Callers give it a type at once; nothing else sees the raw mapping."""
    text = files("tthc_cli.lexicon").joinpath("data", f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=_Loader)
