"""Ctrl-C leaves what was finished."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import write_plan
from tthc_cli.cli.interrupt import until_interrupted

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")


@pytest.fixture(autouse=True)
def _signal_is_heard() -> Iterator[None]:
    """A shell starts what it puts in the background deaf to Ctrl-C, and its children with it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _interrupted(folder: Path, command: str, *options: str) -> tuple[int, bytes, str]:
    """Two plans, then a pipe that nobody writes to; Ctrl-C while it is waited for."""
    write_plan(folder / "a.txt")
    write_plan(folder / "b.txt", 2)
    os.mkfifo(folder / "c.txt")
    paths = [str(folder / name) for name in ("a.txt", "b.txt", "c.txt")] if command == "parse" else [str(folder)]
    if command != "parse":
        options = (*options, "--parent", str(folder / "c.txt"))
    arguments = [sys.executable, "-m", "tthc_cli", command, *paths, *options, "--timeout", "30"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        writer = _wait_for_reader(folder / "c.txt")
        time.sleep(0.5)  # what came before it is printed
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=10)
    os.close(writer)
    return process.returncode, out, err.decode()


def _wait_for_reader(pipe: Path) -> int:
    """The pipe, opened to write, as soon as somebody reads from it."""
    for _ in range(600):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody yet
            time.sleep(0.05)
    raise TimeoutError


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_is_finished_is_printed_whole(tmp_path: Path, form: str) -> None:
    code, out, err = _interrupted(tmp_path, "parse", "--format", form)
    plans = json.loads(out) if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert (code, [plan["number"]["serial"] for plan in plans]) == (130, [41, 2])
    assert "còn 1 tệp chưa đọc" in err
    assert len(err.splitlines()) == 1


def test_half_a_folder_is_not_judged(tmp_path: Path) -> None:
    code, out, err = _interrupted(tmp_path, "check-cascade")
    assert (code, out) == (130, b"")
    assert "không có kết luận nào" in err


def test_a_reading_that_is_being_printed_is_printed() -> None:
    told: list[str] = []
    readings = until_interrupted(iter("abc"), lambda: told.append("stopped"))
    assert next(readings) == "a"
    signal.raise_signal(signal.SIGINT)  # while "a" is being printed
    assert list(readings) == []
    assert told == ["stopped"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)  # as before


def test_while_a_reading_is_waited_for() -> None:
    def read() -> Iterator[str]:
        yield "a"
        signal.raise_signal(signal.SIGINT)
        yield "b"

    told: list[str] = []
    say_so: Callable[[], None] = lambda: told.append("stopped")  # noqa: E731
    assert list(until_interrupted(read(), say_so)) == ["a"]
    assert told == ["stopped"]
