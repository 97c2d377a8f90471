"""Reads the vocabulary that ships with the package.

People write it in `data/*.yaml`. What the program reads is `compiled.json`, the same content in one file, because
loading a YAML parser would cost every run more than reading a plan does; `python -m tthc_cli.lexicon.compile` writes it
anew and a test holds the two equal.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_COMPILED = Path(__file__).with_name("compiled.json")


@cache
def _compiled() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(_COMPILED.read_text("utf-8"))
    return content


def read_data(name: str) -> Any:
    """The content of `data/<name>.yaml`. Callers give it a type at once; nothing else sees the raw mapping."""
    return _compiled()[name]
