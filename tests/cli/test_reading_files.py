"""Folders, worker processes, standard input: one reading a file, whatever the file does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tthc_cli.errors import UnreadableFileError, UsageError
from tthc_cli.folder import find_among, require_folder, spool
from tthc_cli.workers import read_each


def _read(path: Path) -> str:
    """What a worker does; the file's name says what happens."""
    if path.stem == "empty":
        raise UnreadableFileError(path, "empty")
    if path.stem == "fault":
        raise RuntimeError("a bug\nof ours")
    if path.stem == "crash":
        os._exit(1)
    return path.stem.upper()


def _paths(*names: str) -> list[Path]:
    return [Path(f"{name}.txt") for name in names]


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_every_file_has_its_reading_in_order(jobs: int | None) -> None:
    readings = list(read_each(_read, _paths("a", "empty", "fault", "b"), jobs))
    assert [reading.value for reading in readings] == ["A", None, None, "B"]
    assert [reading.failure.exit_code if reading.failure else 0 for reading in readings] == [0, 3, 4, 0]


def test_a_fault_is_told_on_one_line_with_its_place() -> None:
    [reading] = read_each(_read, _paths("fault"))
    assert reading.failure is not None
    assert str(reading.failure.facts["error"]).startswith("RuntimeError: a bug of ours (test_reading_files.py:")


def test_a_fault_is_raised_for_developers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TTHC_DEBUG", "1")
    with pytest.raises(RuntimeError):
        list(read_each(_read, _paths("fault")))


def test_a_file_that_brings_its_process_down_costs_only_itself() -> None:
    readings = list(read_each(_read, _paths("a", "crash", "b"), jobs=2))
    assert [reading.value for reading in readings] == ["A", None, "B"]
    failure = readings[1].failure
    assert failure is not None
    assert (failure.message_key, failure.exit_code) == ("unreadable_crashed", 3)


def test_no_file_no_reading() -> None:
    assert list(read_each(_read, [], jobs=4)) == []


def test_one_file_under_two_spellings(tmp_path: Path) -> None:
    file = tmp_path / "qd.pdf"
    file.touch()
    spelt = tmp_path / "x" / ".." / "qd.pdf"
    (tmp_path / "x").mkdir()
    assert find_among([file], spelt) == file
    assert find_among([], spelt) == spelt


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder_not_found"):
        require_folder(tmp_path / "none")


@pytest.mark.parametrize(
    ("content", "suffix"),
    [(b"\n%PDF-1.7", ".pdf"), (b"PK\x03\x04", ".docx"), ("KẾ HOẠCH".encode(), ".txt"), (b"", ".txt")],
)
def test_standard_input_gets_a_fitting_name(tmp_path: Path, content: bytes, suffix: str) -> None:
    file = spool(content, tmp_path)
    assert file.suffix == suffix
    assert file.read_bytes() == content
