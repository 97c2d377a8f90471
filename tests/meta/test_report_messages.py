"""`report_messages.yaml`: complete in both languages, with the same facts, and every entry in use."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from tthc_cli.lexicon.data_files import read_data

_MESSAGES: dict[str, dict[str, str]] = read_data("report_messages")
_SOURCES = "\n".join(path.read_text("utf-8") for path in (Path(__file__).parents[2] / "tthc_cli").rglob("*.py"))

# Keys that the code puts together: `status_` and a status of the model.
_FAMILIES = re.compile(r"(column|relation|where|link|short|status|difference|severity|count|family|field)_\w+")


def _facts(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("key", _MESSAGES)
def test_both_languages_say_the_same(key: str) -> None:
    assert set(_MESSAGES[key]) == {"vi", "en"}
    assert _facts(_MESSAGES[key]["vi"]) == _facts(_MESSAGES[key]["en"])


@pytest.mark.parametrize("key", [key for key in _MESSAGES if not _FAMILIES.fullmatch(key)])
def test_every_entry_is_used(key: str) -> None:
    assert re.search(rf"[\"']{key.removeprefix('unreadable_')}[\"']", _SOURCES)
