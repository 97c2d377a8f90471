"""Reads the vocabulary that ships with the package.

People write it in `data/*.yaml`. What the program reads is `compiled.json`, the same content in one file, because
loading a YAML parser would cost every run more than reading a plan does; `python -m tthc_cli.lexicon.compile` writes it
anew and a test holds the two equal. What only checking needs is in `data/check/` and a file of its own.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@cache
def _compiled(group: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((_HERE / compiled_name(group)).read_text("utf-8"))
    return content


def compiled_name(group: str) -> str:
    """The compiled file of one group of data: `data/*.yaml` is the group without a name, `data/check/` is `check`."""
    return f"compiled_{group}.json" if group else "compiled.json"


def read_data(name: str) -> Any:
    """The content of `data/<name>.yaml`; `check/registry` is in a group of its own. Callers give it a type at once;
    nothing else sees the raw mapping.
    """
    group, _, stem = name.rpartition("/")
    return _compiled(group)[stem]
