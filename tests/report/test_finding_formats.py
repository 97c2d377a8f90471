"""Findings for other programs: each format holds all of them, in places that exist, whatever their words are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as Tree

import jsonschema
import pytest

from tests.factories import make_span
from tests.report.finding_schemas import GITLAB, RDJSON, SARIF
from tthc_cli.check import list_rule_names
from tthc_cli.check.findings import RULE_CRASHED
from tthc_cli.lexicon.rule_texts import find_rule_text
from tthc_cli.model.findings import (
    BaselineOutcome,
    DraftsReport,
    Finding,
    FindingsReport,
    KnownFinding,
    Related,
    Summary,
    Unreadable,
)
from tthc_cli.report.findings import FINDING_FORMATS, render_findings

_HOSTILE = "100%: «a|b»,\n<img src=x onerror=alert(1)> \x07 ::error:: `x` ]]>"
_PATH = "thư mục/kế hoạch, số 1: 50%.docx"


def _finding(code: str, severity: str = "error", **more: Any) -> Finding:
    values: dict[str, Any] = {
        "code": code,
        "name": f"name-{code.lower()}",
        "severity": severity,
        "message": _HOSTILE,
        "path": _PATH,
        "span": make_span(6),
        "related": (Related(path="qd.pdf", span=None, message="xem"), Related(path="qd.pdf", span=None, message="")),
        "fingerprint": "f" * 40,
    }
    return Finding.model_validate(values | more)


_REPORT = FindingsReport(
    files=3,
    unreadable=(Unreadable(path="hỏng.pdf", reason="hỏng.pdf là tệp rỗng."),),
    findings=(
        _finding("CAS008"),
        _finding("CAS007"),
        _finding("CAS007", span=None),
        _finding("CAS010", "warning"),
        _finding("CAS011", "info"),
    ),
    summary=Summary(error=3, warning=1, info=1),
)
_CLEAN = FindingsReport(files=1, unreadable=(), findings=(), summary=Summary())


def _render(form: str, report: FindingsReport = _REPORT, lang: str = "vi") -> str:
    return "".join(render_findings(form, report, lang))


@pytest.mark.parametrize("report", [_REPORT, _CLEAN])
@pytest.mark.parametrize(("form", "schema"), [("sarif", SARIF), ("gitlab", GITLAB), ("rdjson", RDJSON)])
def test_fits_the_public_schema(form: str, schema: dict[str, Any], report: FindingsReport) -> None:
    jsonschema.Draft202012Validator(schema).validate(json.loads(_render(form, report)))


def test_sarif_rules_results_and_places() -> None:
    [run] = json.loads(_render("sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CAS007", "CAS008", "CAS010", "CAS011"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert [result["level"] for result in run["results"]] == ["error", "error", "error", "warning", "note"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == _PATH
    assert " " not in place["artifactLocation"]["uri"]
    assert place["region"] == {"startLine": 7, "startColumn": 1, "charOffset": 6, "charLength": 1}
    assert [each["id"] for each in run["results"][0]["relatedLocations"]] == [1, 2]


def test_sarif_tells_the_state_of_each_finding() -> None:
    gone = KnownFinding(path="cũ.docx", code="CAS012", message="đã sửa", fingerprint="0" * 40)
    outcome = BaselineOutcome(unchanged=1, fixed=(gone,), known=(_finding("CAS010", "warning"),))
    report = DraftsReport(
        files=1, unreadable=(), findings=(_finding("CAS007"),), summary=Summary(error=1), baseline=outcome
    )
    log = json.loads(_render("sarif", report))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    [run] = log["runs"]
    assert [(each["ruleId"], each["baselineState"]) for each in run["results"]] == [
        ("CAS007", "new"), ("CAS010", "unchanged"), ("CAS012", "absent")
    ]  # fmt: skip
    assert "baselineState" not in _render("sarif")
    assert "known" not in report.model_dump()["baseline"]


def test_sarif_tells_of_files_it_could_not_read() -> None:
    [run] = json.loads(_render("sarif"))["runs"]
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "tệp rỗng" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert json.loads(_render("sarif", _CLEAN))["runs"][0]["invocations"][0]["executionSuccessful"] is True


def test_paths_are_relative_where_they_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inside, outside = _finding("CAS007", path=str(tmp_path / "a b.docx")), _finding("CAS007", path="/khác/c.docx")
    report = FindingsReport(files=2, unreadable=(), findings=(inside, outside), summary=Summary(error=2))
    results = json.loads(_render("sarif", report))["runs"][0]["results"]
    uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results]
    assert uris == ["a%20b.docx", "file:///kh%C3%A1c/c.docx"]
    assert json.loads(_render("gitlab", report))[0]["location"]["path"] == "a b.docx"


def test_github_is_one_command_a_line() -> None:
    lines = _render("github").splitlines()
    assert len(lines) == 6
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 4 + ["::warning", "::notice"]
    assert lines[1].startswith("::error file=thư mục/kế hoạch%2C số 1%3A 50%25.docx,line=7,col=1,title=CAS008 ")
    assert "::100%25: «a|b»,%0A<img" in lines[1]


def test_gitlab_fingerprints_are_unique() -> None:
    entries = json.loads(_render("gitlab"))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 6
    assert _render("gitlab") == _render("gitlab")


def test_junit_counts_and_survives_any_letter() -> None:
    root = Tree.fromstring(_render("junit"))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("6", "3", "1")
    assert [suite.get("name") for suite in root] == ["hỏng.pdf", _PATH]
    assert "<img src=x" in str(root[1][0][0].get("message"))


def test_junit_of_a_clean_run_has_a_case() -> None:
    root = Tree.fromstring(_render("junit", _CLEAN))
    assert (root.get("tests"), root.get("failures")) == ("1", "0")


def test_markdown_is_read_as_it_stands() -> None:
    text = _render("md")
    rows = [line for line in text.splitlines() if line.startswith("| ✗")]
    assert len(rows) == 3
    assert "«a\\|b»" in rows[0]
    assert "\\<img" in rows[0]
    assert all(row.replace("\\|", "").count("|") == 5 for row in rows)


@pytest.mark.parametrize("form", sorted(FINDING_FORMATS))
def test_every_format_tells_every_finding(form: str) -> None:
    text = _render(form)
    assert all(text.count(code) >= 1 for code in ("CAS007", "CAS008", "CAS010", "CAS011"))
    assert "rỗng" in text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rule_has_a_title_and_help(lang: str) -> None:
    for code, name in {**list_rule_names(), RULE_CRASHED: "rule-crashed"}.items():
        words = find_rule_text(code, lang)
        assert words.summary != name, code
        assert words.why.endswith("."), code
