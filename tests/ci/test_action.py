"""action.yml: what GitHub reads, and its steps run by bash."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.ci.steps import BAD, BAD_CODE, BAD_LINE, GOOD, ROOT, fill, load, run_step, stub_python
from tests.needs import require_registry

_ACTION = load("action.yml")
_STEPS = {step["name"]: step for step in _ACTION["runs"]["steps"] if "run" in step}
_INSTALL, _CHECK, _CASCADE = _STEPS.values()
_EXPRESSION = re.compile(r"\$\{\{(.+?)\}\}")


def _expand(value: str, inputs: dict[str, str]) -> str:
    """An expression of the action as GitHub fills it in."""
    known = {f"inputs.{name}": text for name, text in inputs.items()} | {"github.action_path": str(ROOT)}
    return _EXPRESSION.sub(lambda match: known[match[1].strip()], value)


def _run(step: dict[str, Any], folder: Path, temp: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    defaults = {name: str(given["default"]) for name, given in _ACTION["inputs"].items()}
    given = defaults | {name.replace("_", "-"): value for name, value in inputs.items()}
    environment = {name: _expand(value, given) for name, value in step["env"].items()}
    path = f"{temp / 'stub'}:{os.environ['PATH']}"
    return run_step(step["run"], folder, environment | {"RUNNER_TEMP": str(temp), "PATH": path})


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    """RUNNER_TEMP after the installing step, in which a stub stands for venv and pip."""
    temp = tmp_path / "runner temp"
    temp.mkdir()
    stub_python(temp / "stub")
    assert _run(_INSTALL, tmp_path, temp).returncode == 0
    return temp


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A repository with names as offices give them, and Word's lock file."""
    names = {"dự thảo/KH thị xã.docx": BAD, "dự thảo/~$KH thị xã.docx": BAD, "đã duyệt/KH.docx": GOOD}
    return fill(tmp_path / "repo", names)


def test_structure() -> None:
    assert {"name", "description", "inputs", "runs"} <= set(_ACTION)
    assert _ACTION["runs"]["using"] == "composite"
    assert all(set(given) == {"description", "default"} for given in _ACTION["inputs"].values())
    assert all(step.get("shell") == "bash" for step in _STEPS.values())


def test_every_input_is_used_and_every_used_one_exists() -> None:
    used = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(_ACTION["runs"])))
    assert used == set(_ACTION["inputs"])


def test_no_input_is_pasted_into_a_script() -> None:
    assert [name for name, step in _STEPS.items() if "${{" in step["run"]] == []


def test_an_environment_is_made_of_the_action_itself(temp: Path) -> None:
    assert (temp / "stub" / "pip.txt").read_text("utf-8").splitlines() == ["install", "--quiet", str(ROOT)]


def test_a_finding_is_shown_at_its_line_and_fails_the_job(temp: Path, drafts: Path) -> None:
    run = _run(_CHECK, drafts, temp)
    assert run.returncode == 1, run.stderr
    (error,) = run.stdout.splitlines()
    assert error.startswith(f"::error file=dự thảo/KH thị xã.docx,line={BAD_LINE},")
    assert BAD_CODE in error
    (result,) = json.loads((drafts / "tthc.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == BAD_CODE


def test_clean_drafts_pass_and_still_write_sarif(temp: Path, drafts: Path) -> None:
    run = _run(_CHECK, drafts, temp, paths="đã duyệt\n", sarif_file="kết quả.sarif")
    assert (run.returncode, run.stdout) == (0, "")
    assert json.loads((drafts / "kết quả.sarif").read_text("utf-8"))["runs"][0]["results"] == []


def test_paths_are_one_a_line_and_never_shell_or_options(temp: Path, drafts: Path) -> None:
    fill(drafts, {"-$(touch x).docx": GOOD, "*.docx": GOOD})
    run = _run(_CHECK, drafts, temp, paths="-$(touch x).docx\n\n*.docx\ndự thảo/KH thị xã.docx\n")
    assert run.returncode == 1, run.stderr
    assert not (drafts / "x").exists()
    assert run.stdout.count("::error") == 1


def test_what_fails_the_job_can_be_chosen(temp: Path, drafts: Path) -> None:
    run = _run(_CHECK, drafts, temp, fail_on="never")
    assert run.returncode == 0
    assert "::error" in run.stdout


@pytest.mark.parametrize("wrong", [{"paths": "\n"}, {"profile": "nháp"}, {"fail_on": "$(false)"}])
def test_wrong_inputs_are_wrong_usage(wrong: dict[str, str], temp: Path, drafts: Path) -> None:
    assert _run(_CHECK, drafts, temp, **wrong).returncode == 2


def test_a_draft_that_cannot_be_read_fails_the_job(temp: Path, drafts: Path) -> None:
    (drafts / "hỏng.docx").write_bytes(b"PK")
    run = _run(_CHECK, drafts, temp, paths="hỏng.docx")
    assert run.returncode == 3
    assert "hỏng.docx" in run.stdout


def test_a_folder_is_held_against_its_parent(temp: Path, tmp_path: Path) -> None:
    run = _run(_CASCADE, tmp_path, temp, cascade=str(ROOT / "samples" / "tinh"))
    assert run.returncode == 1, run.stderr
    assert re.search(r"^::error file=.*title=CAS\d{3} ", run.stdout, re.MULTILINE)


def test_faults_of_drafts_do_not_hide_those_of_the_folder() -> None:
    assert _CASCADE["if"] == "${{ !cancelled() && inputs.cascade != '' }}"


@pytest.mark.slow
def test_the_steps_as_they_are(drafts: Path, tmp_path: Path) -> None:
    require_registry()
    temp = tmp_path / "real"
    temp.mkdir()
    assert _run(_INSTALL, drafts, temp).returncode == 0
    assert _run(_CHECK, drafts, temp).returncode == 1
    assert _run(_CHECK, drafts, temp, paths="đã duyệt").returncode == 0
