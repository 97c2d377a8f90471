"""Writes `compiled.json` from the vocabulary in `data/*.yaml`: `python -m tthc_cli.lexicon.compile`."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

_HERE = Path(__file__).parent


def compile_lexicon() -> str:
    """The text of `compiled.json` as the YAML files are now. Raises `TypeError` for a value that JSON does not know,
    such as a bare date.
    """
    content = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted((_HERE / "data").glob("*.yaml"))}
    return json.dumps(content, ensure_ascii=False, indent=0, sort_keys=False) + "\n"


if __name__ == "__main__":
    (_HERE / "compiled.json").write_text(compile_lexicon(), "utf-8")
