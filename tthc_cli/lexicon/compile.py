"""Writes `compiled*.json` from the vocabulary in `data/`: `python -m tthc_cli.lexicon.compile`."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from tthc_cli.lexicon.data_files import compiled_name

_HERE = Path(__file__).parent
GROUPS = ("", "check")


def compile_lexicon(group: str) -> str:
    """The text of a group's compiled file as its YAML files are now. Raises `TypeError` for a value that JSON does not
    know, such as a bare date.
    """
    files = sorted((_HERE / "data" / group).glob("*.yaml"))
    content = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in files}
    return json.dumps(content, ensure_ascii=False, indent=0, sort_keys=False) + "\n"


if __name__ == "__main__":
    for group in GROUPS:
        (_HERE / compiled_name(group)).write_text(compile_lexicon(group), "utf-8")
