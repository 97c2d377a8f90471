"""How Word files are set: what is told of the samples, and how often."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from tests.rules.word_case import change_file
from tthc_cli.options import DEFAULT_OPTIONS
from tthc_cli.pipeline import check_file

_SAMPLES = Path(__file__).parents[2] / "samples"
_FILES = sorted(path for path in _SAMPLES.glob("*/*.docx") if not path.name.startswith("~$"))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_samples_are_set_in_due_form(path: Path) -> None:
    found = check_file(path, DEFAULT_OPTIONS, "vi", "issued").findings
    assert [(each.code, each.message) for each in found if "FRM100" < each.code < "FRM200"] == []


def test_a_setting_that_is_wrong_throughout_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "kh.docx"
    document = docx.Document(io.BytesIO((_SAMPLES / "tinh" / "KH-So-Noi-vu.docx").read_bytes()))
    change_file(document, {"set": {"": {"font": "Arial", "color": "FF0000"}}}).save(str(path))
    found = [each.code for each in check_file(path, DEFAULT_OPTIONS, "vi", "issued").findings]
    assert sorted(code for code in found if "FRM100" < code < "FRM200") == ["FRM104", "FRM106"]
