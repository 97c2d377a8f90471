"""ci/gitlab.yml: what GitLab reads, and its script run by bash."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from tests.ci.steps import BAD, BAD_CODE, BAD_LINE, GOOD, ROOT, fill, load, run_step, stub_python
from tests.needs import require_registry

_TEMPLATE = load("ci/gitlab.yml")
_JOB = _TEMPLATE["tthc-check"]
_QUALITY, _JUNIT = "gl-code-quality-report.json", "tthc-junit.xml"


def _run(folder: Path, *, stub: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    """The whole job in the clone, as one script."""
    path = f"{stub}:{os.environ['PATH']}" if stub else os.environ["PATH"]
    given = {**_TEMPLATE["variables"], "CI_PROJECT_DIR": str(folder), "PATH": path, **variables}
    return run_step("\n".join(_JOB["script"]), folder, given)


@pytest.fixture
def stub(tmp_path: Path) -> Path:
    return stub_python(tmp_path / "stub")


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    names = {"dự thảo/KH thị xã.docx": BAD, "dự thảo/~$KH thị xã.docx": BAD, "đã duyệt/KH.docx": GOOD}
    return fill(tmp_path / "clone", names)


def test_structure() -> None:
    assert set(_TEMPLATE) == {"variables", "tthc-check"}
    assert all(isinstance(value, str) for value in _TEMPLATE["variables"].values())
    assert all(isinstance(line, str) for line in _JOB["script"])
    reports = _JOB["artifacts"]["reports"]
    assert {reports["codequality"], reports["junit"]} == {_QUALITY, _JUNIT} == set(_JOB["artifacts"]["paths"])
    assert _JOB["artifacts"]["when"] == "always"


def test_every_variable_is_used() -> None:
    script = "\n".join(_JOB["script"])
    assert [name for name in _TEMPLATE["variables"] if f"${name}" not in script and f"${{{name}:" not in script] == []


def test_findings_fail_the_job_and_stand_in_both_reports(stub: Path, drafts: Path) -> None:
    run = _run(drafts, stub=stub, TTHC_PACKAGE="git+https://example.org/tthc@v0.1.0")
    assert run.returncode == 1, run.stderr
    assert f"{BAD_CODE} cited-type-word – dòng {BAD_LINE}" in run.stdout
    assert (stub / "pip.txt").read_text("utf-8").split()[-1] == "git+https://example.org/tthc@v0.1.0"
    (issue,) = json.loads((drafts / _QUALITY).read_text("utf-8"))
    assert issue["location"] == {"path": "dự thảo/KH thị xã.docx", "lines": {"begin": BAD_LINE}}
    failures = Tree.parse(drafts / _JUNIT).getroot().iter("failure")
    assert [BAD_CODE in str(failure.attrib) + (failure.text or "") for failure in failures] == [True]


def test_paths_are_one_a_line_and_never_shell(stub: Path, drafts: Path) -> None:
    fill(drafts, {"$(touch x).docx": GOOD, "*.docx": GOOD})
    run = _run(drafts, stub=stub, TTHC_PACKAGE="tthc", TTHC_PATHS="$(touch x).docx\n\n*.docx\nđã duyệt/KH.docx\n")
    assert run.returncode == 0, run.stderr
    assert "3 tệp" in run.stdout
    assert not (drafts / "x").exists()
    assert json.loads((drafts / _QUALITY).read_text("utf-8")) == []


def test_what_pip_installs_has_to_be_said(stub: Path, drafts: Path) -> None:
    run = _run(drafts, stub=stub)
    assert run.returncode != 0
    assert "TTHC_PACKAGE" in run.stderr
    assert not (drafts / ".tthc").exists()


@pytest.mark.slow
def test_the_script_as_it_is(drafts: Path) -> None:
    require_registry()
    assert _run(drafts, TTHC_PACKAGE=str(ROOT)).returncode == 1
