"""Whole documents → JSON, as committed. `TTHC_REWRITE_GOLDEN=1 pytest tests/golden` writes them anew: read the diff."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from tthc_cli.pipeline import parse_file

_GOLDEN = Path(__file__).parent
_SAMPLES = Path(__file__).parents[2] / "samples"
_REWRITE = "TTHC_REWRITE_GOLDEN"
_FILES = sorted(
    file for file in _SAMPLES.glob("*/*") if file.suffix in (".pdf", ".docx") and not file.name.startswith("~$")
)


def _golden_of(file: Path) -> Path:
    return _GOLDEN / f"{file.name}.json"


def _read(file: Path) -> dict[str, Any]:
    value: dict[str, Any] = parse_file(file).model_dump(mode="json")
    del value["source"]["path"]
    del value["blocks"]  # the same words once more; tests/report/test_markdown.py holds them against the text
    return value


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_sample_reads_as_committed(file: Path) -> None:
    value = _read(file)
    if os.environ.get(_REWRITE):
        _golden_of(file).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
    golden = json.loads(_golden_of(file).read_text("utf-8"))
    for name in golden | value:
        assert value.get(name) == golden.get(name), name


def test_every_golden_file_has_its_sample() -> None:
    assert sorted(_GOLDEN.glob("*.json")) == sorted(map(_golden_of, _FILES))


def test_the_rewrite_flag_is_off_in_ci() -> None:
    assert not (os.environ.get("CI") and os.environ.get(_REWRITE))


def _source_rows(file: Path) -> list[list[str]]:
    """The rows of the table that a sample was built from; a draft takes those of its signed copy."""
    source = yaml.safe_load((_SAMPLES / "source" / file.parent.name / f"{file.name}.yaml").read_text("utf-8"))
    rows = (source.get("appendix") or {}).get("rows", [])
    return [row["task"] for row in rows if "task" in row]


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_golden_tables_hold_the_words_of_their_sources(file: Path) -> None:
    """The golden files were not only written by the program that they judge: the sources' own words are in them."""
    golden = json.loads(_golden_of(file).read_text("utf-8"))
    printed = [" ".join(cell.split()) for row in _source_rows(file) for cell in row[1:2] if isinstance(cell, str)]
    contents = [task["content"] for task in golden["tasks"]]
    assert [text for text in printed if text not in contents] == []
