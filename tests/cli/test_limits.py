"""A file that hangs, swells or falls is given up in time; the others are read."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write_plan
from tthc_cli.limits import allow_more_time
from tthc_cli.options import ExtractOptions
from tthc_cli.workers import read_each

_QUICK = ExtractOptions(seconds=0.4)


def _read(path: Path) -> str:
    """What a worker does; the file's name says what happens."""
    if path.stem == "hang":
        ctypes.CDLL(None).sleep(60)  # in C, as PDFium would: no signal of Python's interrupts it
    if path.stem == "swell":
        return "x" * 2_000_000_000
    if path.stem == "fall":
        os.kill(os.getpid(), signal.SIGKILL)
    if path.stem == "pages":
        for _ in range(8):
            time.sleep(0.1)
            allow_more_time(0.1)
    return path.stem


def _outcomes(*names: str, jobs: int = 1) -> list[str]:
    readings = read_each(_read, [Path(f"{name}.txt") for name in names], jobs, _QUICK)
    return [reading.value or str(reading.failure and reading.failure.message_key) for reading in readings]


@pytest.mark.skipif(sys.platform == "win32", reason="calls the C library by its POSIX name")
@pytest.mark.parametrize("jobs", [1, 3])
def test_each_gets_its_outcome_in_order(jobs: int) -> None:
    hang, fall = "unreadable_timeout", "unreadable_crashed"
    assert _outcomes("a", "hang", "b", "fall", "c", "hang", "d", jobs=jobs) == ["a", hang, "b", fall, "c", hang, "d"]


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not bound memory")
def test_memory_is_bounded() -> None:
    assert _outcomes("swell", "a") == ["unreadable_memory", "a"]


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not bound memory")
def test_memory_of_the_caller_is_not_counted() -> None:
    held = bytearray(600_000_000)
    assert _outcomes("a", "swell") == ["a", "unreadable_memory"]
    assert len(held)


def test_progress_buys_time() -> None:
    assert _outcomes("pages", "a") == ["pages", "a"]


def test_nothing_is_left_when_nobody_reads_on() -> None:
    readings = read_each(_read, [Path("a.txt"), Path("hang.txt")], 2, ExtractOptions(seconds=60))
    next(readings)
    start = time.monotonic()
    readings.close()
    assert time.monotonic() - start < 30


def test_the_sentence_names_file_and_option(tthc: Run, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text("- Rà soát thủ tục hành chính trước ngày 30/6/2023.\n" * 40_000, "utf-8")
    run = tthc("parse", large, write_plan(tmp_path / "kh.txt"), "--timeout", "0.5", "--lang", "en")
    assert run.returncode == 3
    assert "large.txt took too long (more than 0.5 seconds" in run.stderr.decode()
    assert "--timeout" in run.stderr.decode()
    run = tthc("parse", large, "--max-size", "0.1", "--lang", "en")
    assert (run.returncode, run.stdout) == (3, b"")
    assert "--max-size" in run.stderr.decode()


@pytest.mark.parametrize("option", ["--timeout", "--max-size"])
def test_limits_are_above_nothing(tthc: Run, tmp_path: Path, option: str) -> None:
    assert tthc("parse", write_plan(tmp_path / "kh.txt"), option, "0").returncode == 2
