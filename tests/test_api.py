"""The Python API: what the package's own page says is true, and what cannot be read is raised."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import tthc_cli
from tthc_cli.config import Settings
from tthc_cli.errors import UnreadableFileError, UsageError
from tthc_cli.model.waivers import HoleWaiver

_ROOT = Path(__file__).parents[1]
_TINH = _ROOT / "samples" / "tinh"
_PARENT, _CHILD = _TINH / "QD-2618-UBND-tinh.pdf", _TINH / "KH-So-Y-te.docx"


def test_examples_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(_ROOT)
    failed, tried = doctest.testmod(tthc_cli, extraglobs={"tthc_cli": tthc_cli})
    assert (failed, tried >= 6) == (0, True)


def test_everything_public_is_there() -> None:
    assert all(callable(getattr(tthc_cli, name)) for name in tthc_cli.__all__ if name != "__version__")


def test_settings_can_be_given() -> None:
    waiver = HoleWaiver.model_validate({"task": "IV.2", "reason": "x", "owner": "y", "expires": "2099-01-01"})
    assert tthc_cli.diff(_PARENT, _CHILD, settings=Settings(waivers=(waiver,))).ratio == 0.8
    report = tthc_cli.check_cascade(_TINH, settings=Settings(lang="en", select=("CAS007",)))
    assert {finding.code for finding in report.findings} == {"CAS007"}
    assert "assigned by" in report.findings[0].message


def test_what_cannot_be_read_is_raised(tmp_path: Path) -> None:
    missing = tmp_path / "none.docx"
    for call in (
        lambda: tthc_cli.parse_file(missing),
        lambda: tthc_cli.diff(_PARENT, missing),
        lambda: tthc_cli.diff(missing, _CHILD),
        lambda: tthc_cli.diff_drafts(_CHILD, missing),
    ):
        with pytest.raises(UnreadableFileError):
            call()
    with pytest.raises(UsageError):
        tthc_cli.check_cascade(tmp_path)
