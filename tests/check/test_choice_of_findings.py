"""Which findings a person asked for; that a rule crashed is told whatever was asked."""

from __future__ import annotations

import pytest

from tests.factories import make_citation, make_decision, make_plan
from tthc_cli.assemble import CheckedFolder, Focus, assemble_report, require_known_findings
from tthc_cli.check import list_rule_names
from tthc_cli.check.findings import RULE_CRASHED
from tthc_cli.cli.exit_code import exit_code
from tthc_cli.config import Settings
from tthc_cli.errors import UsageError
from tthc_cli.link import link_plans
from tthc_cli.model.findings import Finding

_PLANS = (make_decision(), make_plan("stp.docx", citations=[make_citation("Quyết định số 3281/QĐ-UBND", "2022-12-22")]))


def _finding(code: str, name: str) -> Finding:
    values = {"code": code, "name": name, "severity": "error", "message": "", "path": "qd.pdf", "span": None}
    return Finding.model_validate(values | {"fingerprint": code})


def _report(settings: Settings, focus: Focus | None = None) -> CheckedFolder:
    findings = (_finding("CAS002", "date-mismatch"), _finding(RULE_CRASHED, "rule-crashed"))
    return assemble_report(_PLANS, (), link_plans(_PLANS), findings, settings, focus)


@pytest.mark.parametrize(
    ("settings", "focus"),
    [
        (Settings(select=("CAS001",)), None),
        (Settings(ignore=("CAS",)), None),
        (Settings(ignore=("date-mismatch",), fail_on="never"), None),
        (Settings(), Focus(unit="Sở Tư pháp")),
    ],
)
def test_a_crashed_rule_is_always_told(settings: Settings, focus: Focus | None) -> None:
    report = _report(settings, focus).report
    assert [finding.code for finding in report.findings] == [RULE_CRASHED]
    assert (report.summary.error, exit_code(report, settings)) == (1, 4)


@pytest.mark.parametrize(
    ("focus", "wanted"),
    [(Focus(unit="khongco"), "--unit khongco"), (Focus(level="commune"), "--level commune")],
)
def test_a_focus_on_nobody_is_wrong_usage(focus: Focus, wanted: str) -> None:
    with pytest.raises(UsageError) as caught:
        _report(Settings(), focus)
    assert caught.value.facts["wanted"] == wanted
    assert "SỞ TƯ PHÁP" in str(caught.value.facts["known"])


@pytest.mark.parametrize("name", ["CAS002", "cas002", "CAS", "date-mismatch", "Date-Mismatch"])
def test_codes_their_beginnings_and_names_are_known(name: str) -> None:
    require_known_findings(Settings(select=(name,), ignore=(name,)))
    assert "CAS002" in {finding.code for finding in _report(Settings(select=(name,))).report.findings}


@pytest.mark.parametrize("name", ["CAS999", "FOO", "", "date", "CAS0021", RULE_CRASHED, "CAS001,CAS002"])
@pytest.mark.parametrize("key", ["select", "ignore"])
def test_anything_else_is_wrong_usage(key: str, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        _report(Settings.model_validate({key: ("CAS001", name)}))
    assert (caught.value.facts["key"], caught.value.facts["name"]) == (key, name)
    assert all(code in str(caught.value.facts["known"]) for code in list_rule_names())
