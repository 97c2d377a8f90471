"""What is not needed is not loaded: start-up is most of what a short run costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import write_plan


def _loaded(*arguments: str) -> set[str]:
    """The top-level modules that a run loads."""
    command = [sys.executable, "-X", "importtime", "-m", "tthc_cli", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    names = (line.rsplit("|", 1)[1].strip() for line in run.stderr.splitlines() if line.startswith("import time:"))
    return {name.split(".")[0] for name in names}


def test_help_loads_typer_alone() -> None:
    heavy = {"rich", "pydantic", "yaml", "lxml", "pypdfium2", "pdfplumber", "docx", "rapidfuzz", "numpy"}
    assert not _loaded("--help") & heavy


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "text"])
def test_reading_a_text_loads_no_other_reader_and_no_rich(tmp_path: Path, form: str) -> None:
    heavy = {"rich", "lxml", "pypdfium2", "pdfplumber", "docx", "openpyxl"}
    assert not _loaded("parse", str(write_plan(tmp_path / "kh.txt")), "--format", form) & heavy


def test_importing_the_package_is_cheap() -> None:
    code = "import sys, tthc_cli; print([name for name in ('pydantic', 'typer', 'yaml') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.slow
def test_help_takes_at_most_two_and_a_half_times_typer() -> None:
    helped, typer = (
        min(_seconds(*command) for _ in range(7)) for command in (("-m", "tthc_cli", "--help"), ("-c", "import typer"))
    )
    assert helped <= 2.5 * typer


def test_checking_drafts_loads_nothing_that_links() -> None:
    code = "import sys; from tthc_cli.cli import draft_run; print([name for name in sys.modules if '.link' in name])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.slow
def test_checking_a_word_file_takes_little_more_than_its_libraries() -> None:
    """The aim is three times; 2.2 to 3.6 were measured on a busy machine, so that four is a step back for certain."""
    file = Path(__file__).parents[2] / "samples" / "tinh" / "KH-So-Noi-vu.docx"
    libraries = "import typer, pydantic, lxml.etree, rapidfuzz, multiprocessing.connection, rich.console, rich.table"
    command = ("-m", "tthc_cli", "check", str(file), "--format", "text", "--fail-on", "never", "--profile", "draft")
    checked, imported = (min(_cpu_seconds(*each) for _ in range(7)) for each in (command, ("-c", libraries)))
    assert checked <= 4 * imported


def _cpu_seconds(*command: str) -> float:
    """What a run takes of the processor, its workers included: a busy machine does not count."""
    code = (
        "import os, subprocess, sys;"
        "subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL, check=True);"
        "times = os.times(); print(times.children_user + times.children_system)"
    )
    run = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
    return float(run.stdout)


def _seconds(*command: str) -> float:
    code = (
        "import subprocess, sys, time; t = time.perf_counter();"
        "subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL, check=True);"
        "print(time.perf_counter() - t)"
    )
    run = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
    return float(run.stdout)
