"""Mending real documents: samples and test documents always, the seeds where TTHC_CORPUS says they are."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import pytest

from tests.edit.test_fixed import mend
from tthc_cli.extract.open import extract_bytes
from tthc_cli.model.base import Span
from tthc_cli.model.plan import Plan
from tthc_cli.pipeline import parse_file

_ROOT = Path(__file__).parents[2]
_CORPUS = Path(os.environ.get("TTHC_CORPUS") or "/nonexistent")
_OWN = [*_ROOT.glob("samples/**/[!~]*"), *_ROOT.glob("tests/documents/*"), *_ROOT.glob("tests/rules/*.txt")]
_FILES = sorted(
    file
    for file in (*_OWN, *_CORPUS.glob("seeds/*"), *_CORPUS.glob("files/*"))
    if file.suffix in {".docx", ".txt", ".md"} and file.is_file()
)
_ADDRESS = re.compile(r"\S*@\S+|\S*://\S+|www\.\S+")
_WORDS = re.compile(r"[^\W\d_]+")
_HIDDEN = {"span", "spans", "source", "sha256", "blocks", "coverage", "diagnostics"}


def _without_spots(text: str) -> str:
    """The text without what may be mended: everything else of two texts must be equal."""
    text = unicodedata.normalize("NFC", text).translate(str.maketrans("\u00d0\u00f0", "Đđ"))
    text = re.sub(r"Độc lập\W+Tự do\W+Hạnh phúc", "Độc lập - Tự do - Hạnh phúc", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=[\wĐ])[ \u00a0]*([-–/])[ \u00a0]*(?=[A-ZĐ\d])", lambda mark: mark[1].replace("–", "-"), text)
    return re.sub(r"(?<=\S)  (?=\S)", " ", text)


def _meaning(value: object) -> object:
    """A plan without places, its words without blanks around the marks of numbers."""
    if isinstance(value, Plan):
        return _meaning(value.model_dump())
    if isinstance(value, dict):
        return {key: _meaning(each) for key, each in value.items() if key not in _HIDDEN}
    if isinstance(value, list | tuple):
        return [_meaning(each) for each in value if not isinstance(each, Span)]
    return _without_spots(value) if isinstance(value, str) else value


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_but_the_spots_changes(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    after = mend(data, path)
    assert mend(after, path) == after
    before_text, after_text = extract_bytes(path, data).text, extract_bytes(path, after).text
    assert _without_spots(after_text) == _without_spots(before_text)
    assert _ADDRESS.findall(after_text) == _ADDRESS.findall(before_text)
    assert before_text.count("\n") == after_text.count("\n")
    for word in ("hoạch", "Hoàng", "quý", "Quý", "hòa", "hoà", "ủy", "uỷ"):
        assert _WORDS.findall(after_text).count(word) == _WORDS.findall(before_text).count(word)
    if after != data:
        copy = tmp_path / path.name
        copy.write_bytes(after)
        assert _meaning(parse_file(copy)) == _meaning(parse_file(path))


def test_there_are_documents_with_spots() -> None:
    assert sum(mend(path.read_bytes(), path) != path.read_bytes() for path in _FILES) >= 5
