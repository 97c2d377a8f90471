"""README says what is true: its commands exist, CI runs the one it prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_README = (_ROOT / "README.md").read_text("utf-8")


def _command(name: str) -> str:
    match = re.search(rf"<!-- command: {name} -->\n```sh\n(.+)\n```", _README)
    assert match is not None, name
    return match[1]


def _tthc(*arguments: str) -> str:
    run = subprocess.run([sys.executable, "-m", "tthc_cli", *arguments], capture_output=True, text=True, check=True)
    return run.stdout


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^\| `tthc ([a-z-]+)", _README, re.MULTILINE))))
def test_every_command_of_the_table_exists(command: str) -> None:
    assert "Usage: tthc " + command in _tthc(command, "--help")


def test_every_command_is_in_the_table() -> None:
    listed = re.findall(r"^  ([a-z-]+) ", _tthc("--help").split("Commands:")[1], re.MULTILINE)
    assert listed
    assert all(f"| `tthc {command} " in _README for command in listed)


def test_set_up_commands_are_one_line_each_and_name_what_exists() -> None:
    assert "tthc check-cascade samples/tinh" in _command("try")
    assert (_ROOT / "samples" / "tinh").is_dir()
    assert _command("test").endswith("&& .venv/bin/pytest")


def test_ci_runs_the_printed_command() -> None:
    script = r"""awk '/^<!-- command: test -->$/ { getline; getline; print; exit }' README.md"""
    assert script in (_ROOT / ".ci" / "run").read_text("utf-8")
    run = subprocess.run(["bash", "-c", script], cwd=_ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == _command("test")


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", _README)
    assert links
    assert [link for link in links if not (_ROOT / link).exists()] == []
