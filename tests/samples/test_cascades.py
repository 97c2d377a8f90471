"""What check-cascade tells of the samples: every problem of planted.yaml, and nothing else."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tthc_cli.config import Settings
from tthc_cli.model.cascade import CascadeReport
from tthc_cli.pipeline import check_files

_SAMPLES = Path(__file__).parents[2] / "samples"
_FOLDERS: dict[str, dict[str, Any]] = yaml.safe_load((_SAMPLES / "planted.yaml").read_text("utf-8"))["folders"]
_CORPUS = Path(os.environ.get("TTHC_CORPUS") or "/nonexistent")

# The code and the status that tell each class of problem, and whether the finding is about a task.
_CODES = {
    "transposed-number": "CAS001",
    "wrong-date": "CAS002",
    "wrong-type-word": "CAS003",
    "parent-absent": "CAS004",
    "task-omitted": "CAS007",
    "deadline-later": "CAS008",
    "target-lower": "CAS009",
    "blank-number": "CAS010",
}


@functools.cache
def report(folder: str) -> CascadeReport:
    """A sample folder, checked once."""
    return check_files([_SAMPLES / folder], Settings(jobs=1)).report


def name(path: str) -> str:
    return Path(path).name


def expected(folder: str) -> list[tuple[str, str, str]]:
    """(file, code, task of the parent) of every planted problem. A number that only a sibling gainsays is CAS006."""
    found = []
    for problem in _FOLDERS[folder]["problems"]:
        code = "CAS006" if "sibling" in problem else _CODES[problem["class"]]
        found.append((problem["file"], code, problem.get("parent_task", "")))
    return sorted(found)


@pytest.mark.parametrize("folder", _FOLDERS)
def test_every_planted_problem_is_told_and_no_other(folder: str) -> None:
    found = report(folder)
    told = []
    for finding in found.findings:
        if finding.severity == "info":
            continue
        tasks = {p["parent_task"] for p in _FOLDERS[folder]["problems"] if "parent_task" in p}
        named = [
            task for task in tasks if f"nhiệm vụ {task} " in finding.message or f"nhiệm vụ {task})" in finding.message
        ]
        told.append((name(finding.path), finding.code, *(named or [""])))
    assert sorted(told) == expected(folder)


@pytest.mark.parametrize("folder", _FOLDERS)
def test_what_a_finding_says_is_what_the_document_prints(folder: str) -> None:
    for problem in _FOLDERS[folder]["problems"]:
        code = "CAS006" if "sibling" in problem else _CODES[problem["class"]]
        findings = [f for f in report(folder).findings if name(f.path) == problem["file"] and f.code == code]
        assert findings
        assert all(f.span is not None for f in findings)
        if code in ("CAS001", "CAS006"):
            assert any(problem["says"].split()[3] in f.message for f in findings)
            assert any(problem["right"].split()[3] in f.message for f in findings)


@pytest.mark.parametrize("folder", ["tinh", "thi-xa"])
def test_links(folder: str) -> None:
    facts = _FOLDERS[folder]
    links = {name(link.child): link for link in report(folder).links}
    wrong = {
        p["file"] for p in facts["problems"] if p["class"] in ("transposed-number", "wrong-date", "wrong-type-word")
    }
    drafts = {pair[0] for pair in facts["same_document"]}
    for child in set(facts["units"]) - drafts:
        assert name(links[child].parent or "") == facts["parent"]
        assert links[child].status == ("corrected" if child in wrong else "exact")
        assert bool(links[child].reasons)
    assert links[facts["parent"]].status == "none"


@pytest.mark.parametrize("folder", ["tinh", "thi-xa"])
def test_every_assigned_task_is_answered_by_the_task_that_answers_it(folder: str) -> None:
    facts = _FOLDERS[folder]
    coverage = {name(found.child): found for found in report(folder).coverage}
    assert set(coverage) == set(facts["answers"]) - {pair[0] for pair in facts["same_document"]}
    for child, found in coverage.items():
        answers = facts["answers"][child]
        omitted = {p["parent_task"] for p in facts["problems"] if p["file"] == child and p["class"] == "task-omitted"}
        leads = {item.task: item for item in found.items if item.applies == "lead"}
        assert set(leads) == set(answers) | omitted
        for task, item in leads.items():
            assert (item.status == "missing") == (task in omitted)
            assert task in omitted or answers[task] in item.child_tasks
        assert list(found.extra) == facts["extra"].get(child, [])
        assert found.ratio == pytest.approx(len(answers) / len(leads), abs=0.0001)


@pytest.mark.parametrize("folder", _FOLDERS)
def test_units_without_a_plan_letters_and_drafts(folder: str) -> None:
    facts, found = _FOLDERS[folder], report(folder)
    assert set(found.absent_units) == set(facts.get("absent_units", []))
    assert sorted(map(name, found.not_plans)) == sorted(facts.get("not_plans", []))
    assert [sorted(map(name, group)) for group in found.same_document] == [sorted(g) for g in facts["same_document"]]
    assert found.unreadable == ()


def test_a_draft_and_its_signed_copy_count_once() -> None:
    found = report("tinh")
    copies = {"KH-So-Tu-phap-da-ky.pdf", "KH-So-Tu-phap-du-thao.docx"}
    assert len(copies & {name(coverage.child) for coverage in found.coverage}) == 1
    assert len(copies & {name(link.child) for link in found.links}) == 1


def test_a_letter_is_neither_child_nor_failure() -> None:
    found = report("khac")
    assert "CV-don-doc.docx" not in {name(link.child) for link in found.links}
    assert [name(f.path) for f in found.findings if name(f.path) == "CV-don-doc.docx"] == []


def test_lock_files_are_skipped() -> None:
    found = report("khac")
    [lock] = _FOLDERS["khac"]["lock_files"]
    assert (_SAMPLES / "khac" / lock).exists()
    assert found.files == 3
    assert lock not in {name(document.path) for document in found.documents}


# --- files that cannot be read ---------------------------------------------------------------------------------------

_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1000


def test_unreadable_files_are_told_and_the_others_processed(tmp_path: Path) -> None:
    for sample in (_SAMPLES / "thi-xa").iterdir():
        shutil.copy(sample, tmp_path)
    whole = (_SAMPLES / "khac" / "KH-So-Giao-thong-van-tai.pdf").read_bytes()
    bad = {
        "cut.docx": (_SAMPLES / "khac" / "KH-So-Cong-Thuong.docx").read_bytes()[:2000],
        "cut.pdf": whole[:700],
        "empty.pdf": b"",
        "locked.docx": _ENCRYPTED,
        "photo.docx": b"\x89PNG\r\n\x1a\n" + b"\0" * 500,
    }
    for file, content in bad.items():
        (tmp_path / file).write_bytes(content)
    (tmp_path / "~$cut.docx").write_bytes(b"lock")
    (tmp_path / "Thumbs.db").write_bytes(b"db")
    command = [sys.executable, "-m", "tthc_cli", "check-cascade", str(tmp_path), "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 3
    assert "Traceback" not in run.stderr
    found = json.loads(run.stdout)
    told = {name(file["path"]): file["reason"] for file in found["unreadable"]}
    assert set(told) == set(bad)
    assert len({told["empty.pdf"], told["locked.docx"], told["photo.docx"]}) == 3
    assert sorted((name(f["path"]), f["code"]) for f in found["findings"]) == [
        (file, code) for file, code, _ in expected("thi-xa")
    ]


# --- the seeds -------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not os.environ.get("TTHC_CORPUS"), reason="TTHC_CORPUS is not set")
def test_two_seeds_cite_one_decision_under_two_numbers(tmp_path: Path) -> None:
    for number in ("000", "001"):
        [file] = (_CORPUS / "seeds").glob(f"{number}_*.txt")
        shutil.copy(file, tmp_path / f"{number}.txt")
    found = check_files([tmp_path], Settings(jobs=1)).report
    [sibling] = [finding for finding in found.findings if finding.code == "CAS006"]
    assert sibling.severity == "error"
    assert "2381/QĐ-UBND" in sibling.message
    assert "3281/QĐ-UBND" in sibling.message
    assert {name(sibling.path), *(name(r.path) for r in sibling.related)} == {"000.txt", "001.txt"}
    assert {link.status for link in found.links} == {"missing"}
    assert {link.parent for link in found.links} == {None}
    assert sorted({f.code for f in found.findings if f.severity != "info"}) == ["CAS004", "CAS006", "CAS010"]
