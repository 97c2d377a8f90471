"""`tthc check` as a person runs it: waivers, baselines, earlier drafts, counts, and how each run ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, write_plan
from tests.word_xml import package, paragraph, run

_DECREE = "Thực hiện Nghị định số {}/NĐ-CP ngày 06/12/2021;"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with one decree that lacks its year."""
    file = write_plan(tmp_path / "kh.txt")
    file.write_text(f"{file.read_text('utf-8')}\n{_DECREE.format(107)}\n", "utf-8")
    return file


def _codes(done: Any) -> list[str]:
    return [each["code"] for each in json.loads(done.stdout)["findings"]]


def test_a_baseline_from_the_first_run_to_the_third(tthc: Run, plan: Path, tmp_path: Path) -> None:
    options = ("check", plan, "--select", "CIT003", "--format")
    known = tmp_path / "b.json"
    assert tthc(*options, "json").returncode == 1
    written = tthc(*options, "text", "--write-baseline", known)
    assert (written.returncode, "1 đã có trong baseline" in written.stdout.decode()) == (0, True)
    assert "1 phát hiện" in written.stderr.decode()
    text = plan.read_text("utf-8")
    plan.write_text(f"\n\n{text}{_DECREE.format(61)}\n", "utf-8")
    again = tthc(*options, "json", "--baseline", known)
    assert (again.returncode, _codes(again)) == (1, ["CIT003"])
    plan.write_text(text.replace("107/NĐ-CP", "107/2021/NĐ-CP"), "utf-8")
    fixed = tthc(*options, "json", "--baseline", known, "--write-baseline", known)
    report = json.loads(fixed.stdout)
    assert (fixed.returncode, [each["code"] for each in report["baseline"]["fixed"]]) == (0, ["CIT003"])
    assert json.loads(known.read_text("utf-8"))["findings"] == []


def test_only_what_the_new_draft_brings(tthc: Run, plan: Path, tmp_path: Path) -> None:
    new = tmp_path / "ban moi.txt"
    new.write_text(f"{plan.read_text('utf-8')}{_DECREE.format(61)}\n", "utf-8")
    done = tthc("check", new, "--diff-only", plan, "--format", "json")
    [finding] = [each for each in json.loads(done.stdout)["findings"] if each["code"] == "CIT003"]
    assert (done.returncode, finding["path"], "61/NĐ-CP" in finding["message"]) == (1, str(new), True)
    assert json.loads(done.stdout)["files"] == 1
    assert tthc("check", new, plan, "--diff-only", plan).returncode == 2
    lost = tthc("check", new, "--diff-only", tmp_path / "mat.docx", "--format", "json")
    assert (lost.returncode, len(json.loads(lost.stdout)["unreadable"])) == (3, 1)


def test_rules_are_counted(tthc: Run, plan: Path) -> None:
    done = tthc("check", plan, "--statistics", "--format", "json")
    statistics = json.loads(done.stdout)
    counts = [rule["count"] for rule in statistics["rules"]]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == sum(statistics["summary"].values())
    assert "CIT003" in tthc("check", plan, "--statistics", "--format", "text").stdout.decode()
    assert tthc("check", plan, "--statistics", "--format", "sarif").returncode == 2


def test_a_word_comment_silences_its_words(tthc: Run, tmp_path: Path) -> None:
    marked = f'<w:commentRangeStart w:id="0"/>{run(_DECREE.format(107))}<w:commentRangeEnd w:id="0"/>'
    body = f'<w:p>{marked}<w:r><w:commentReference w:id="0"/></w:r></w:p>{paragraph(_DECREE.format(61))}'
    comment = f'<w:comment w:id="0" w:author="a">{paragraph("tthc: bỏ qua CIT003, CIT001 – đã hỏi")}</w:comment>'
    (tmp_path / "kh.docx").write_bytes(package(body, comments=comment))
    done = tthc("check", tmp_path / "kh.docx", "--select", "CIT003", "--select", "SET", "--format", "json")
    told = [(each["code"], each["span"]["line"]) for each in json.loads(done.stdout)["findings"]]
    assert told == [("CIT003", 2), ("SET003", 1)]
    assert json.loads(done.stdout)["waived"] == 1


def test_settings_choose_profile_severities_and_files(tthc: Run, plan: Path, tmp_path: Path) -> None:
    settings = tmp_path / "tthc.yaml"
    settings.write_text("select: [CIT003]\nseverities: {CIT003: warning}\nprofile: draft\n", "utf-8")
    done = tthc("check", plan, "--format", "json")
    assert (done.returncode, [each["severity"] for each in json.loads(done.stdout)["findings"]]) == (0, ["warning"])
    assert tthc("check", plan, "--fail-on", "warning").returncode == 1
    settings.write_text('per-file-ignores: {"*.txt": [CIT, FRM, TSK, WRD]}\n', "utf-8")
    clean = tthc("check", plan, "--format", "text")
    assert (clean.returncode, "quy tắc đã xét" in clean.stdout.decode()) == (0, True)
    settings.write_text("severities: {CIT999: info}\n", "utf-8")
    wrong = tthc("check", plan)
    assert (wrong.returncode, "CIT999" in wrong.stderr.decode()) == (2, True)


def test_a_copy_is_told_once(tthc: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "ban sao.txt").write_bytes(plan.read_bytes())
    whole = tthc("check", tmp_path, "--select", "CIT003", "--format", "json")
    assert _codes(whole) == ["CIT003"]
    assert "giống hệt" in whole.stderr.decode()
    assert "giống hệt" not in tthc("check", tmp_path, "--select", "CIT003", "--quiet").stderr.decode()
    named = tthc("check", plan, tmp_path / "ban sao.txt", "--select", "CIT003", "--format", "json")
    assert _codes(named) == ["CIT003"]
    assert json.loads(named.stdout)["same_document"] == [[str(plan), str(tmp_path / "ban sao.txt")]]


def test_several_formats_at_once(tthc: Run, plan: Path, tmp_path: Path) -> None:
    forms = ("sarif", "gitlab", "junit", "rdjson", "github", "md")
    outputs = [part for form in forms for part in ("--output", f"{form}={tmp_path / form}.out")]
    assert tthc("check", plan, "--select", "CIT003", *outputs).stdout == b""
    assert all("CIT003" in (tmp_path / f"{form}.out").read_text("utf-8") for form in forms)


def test_a_file_that_cannot_be_read_never_ends_well(tthc: Run, folder: Path, tmp_path: Path) -> None:
    known = tmp_path / "b.json"
    assert tthc("check", folder, "--fail-on", "never").returncode == 3
    assert tthc("check", folder, "--write-baseline", known).returncode == 3
    assert tthc("check", folder, "--baseline", tmp_path / "mat.json").returncode == 2
