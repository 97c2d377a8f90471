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


def test_checking_drafts_loads_nothing_that_links() -> None:
    code = "import sys; from tthc_cli.cli import draft_run; print([name for name in sys.modules if '.link' in name])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
