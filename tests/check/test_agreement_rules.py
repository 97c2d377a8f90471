"""Rules about what an office agreed on (CAS020 to CAS024): a folder in which each speaks, and one in which it is
silent.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.factories import make_citation, make_decision, make_plan, make_task
from tthc_cli.agreements import apply_agreements
from tthc_cli.agreements.lock import make_lock
from tthc_cli.assemble import Focus, assemble_report
from tthc_cli.check import check_cascade
from tthc_cli.config import Settings
from tthc_cli.link import link_plans
from tthc_cli.model.findings import Finding
from tthc_cli.model.plan import Plan

CODES = {"CAS020", "CAS021", "CAS022", "CAS023", "CAS024"}

_TODAY = date(2024, 7, 1)
_ALL = ("Các sở, ban, ngành",)
CONTENTS = (
    "Số hóa hồ sơ, giấy tờ, kết quả giải quyết thủ tục hành chính",
    "Tổ chức tập huấn nghiệp vụ cho công chức làm việc tại Bộ phận Một cửa",
    "Khảo sát mức độ hài lòng của người dân, tổ chức đối với sự phục vụ",
)
PARENT = make_decision(tasks=tuple(make_task(f"I.{at}", words, _ALL) for at, words in enumerate(CONTENTS, 1)))


def make_child(*contents: str, path: str = "stp.docx", issuer: str = "SỞ TƯ PHÁP", number: str = "12/KH-STP") -> Plan:
    """A plan that holds tasks of these contents."""
    cited = [make_citation("Quyết định số 3281/QĐ-UBND", "2022-12-23")]
    tasks = tuple(make_task(str(at), words) for at, words in enumerate(contents, 1))
    return make_plan(path, issuer, superior="UBND TỈNH BÌNH PHƯỚC", number=number, citations=cited, tasks=tasks)


_TWO_OF_THREE = make_child(*CONTENTS[:2])
WHOLE = make_child(*CONTENTS, path="snv.docx", issuer="SỞ NỘI VỤ", number="3/KH-SNV")


def make_waiver(**more: Any) -> dict[str, Any]:
    return {"task": "I.3", "reason": "lý do", "owner": "Văn phòng", "expires": "2024-12-31", **more}


def check(
    plans: tuple[Plan, ...], was: Plan | None = None, judged: set[str] | None = None, **settings: Any
) -> list[Finding]:
    """The findings about agreements; `was` is the parent when the lock was written."""
    chosen = Settings.model_validate({"lang": "en", "source": "tthc.yaml", **settings})
    before = tuple(was if was is not None and plan.number.key == was.number.key else plan for plan in plans)
    lock = make_lock(before, link_plans(before)) if was is not None else None
    cascade, agreed = apply_agreements(plans, link_plans(plans), chosen, lock, judged, _TODAY)
    return [each for each in check_cascade(plans, cascade, "en", agreed) if each.code in CODES]


_CHANGED = PARENT.model_copy(
    update={"tasks": (make_task("I.1", f"{CONTENTS[0]} trước ngày 30/6", _ALL), *PARENT.tasks[1:])}
)
FOLDER = (PARENT, _TWO_OF_THREE)


@pytest.mark.parametrize(
    ("code", "path", "words", "more"),
    [
        ("CAS020", "stp.docx", "coverage of 66.6% is below the 66.7%", {"require_coverage": 66.7}),
        ("CAS021", "tthc.yaml", "expired on 30/06/2024", {"waivers": [make_waiver(expires="30/6/2024")]}),
        ("CAS022", "tthc.yaml", "fits no task", {"waivers": [make_waiver(task="I.2")]}),
        ("CAS022", "tthc.yaml", "fits no task", {"waivers": [make_waiver(parent="1/QĐ-UBND")]}),
        ("CAS023", "qd.pdf", "Task I.1 is not as in tthc.lock; to review: SỞ TƯ PHÁP", {"was": _CHANGED}),
        ("CAS024", "tthc.yaml", "No plan of Sở Y tế", {"roster": ["Sở Y tế", "sở tư pháp"]}),
    ],
)
def test_rule_speaks(code: str, path: str, words: str, more: dict[str, Any]) -> None:
    [found] = check(FOLDER, **more)
    assert (found.code, found.path) == (code, path)
    assert words in found.message


@pytest.mark.parametrize(
    "more",
    [
        {"require_coverage": 66.6},
        {"require_coverage": 0},
        {"waivers": [make_waiver(expires="2024-07-01")]},
        {"waivers": [make_waiver(parent="3281/QĐ-UBND", child="stp.docx")]},
        {"was": PARENT},
        {"roster": ["Sở Tư pháp"]},
    ],
)
def test_rule_is_silent(more: dict[str, Any]) -> None:
    assert check(FOLDER, **more) == []


def test_coverage_is_that_of_all_children_and_names_the_lowest() -> None:
    plans = (*FOLDER, WHOLE)
    assert check(plans, require_coverage=83.3) == []
    [found] = check(plans, require_coverage=83.4)
    assert (found.path, found.related) == ("stp.docx", ())
    assert "The lowest plan: 66.6%" in found.message


def test_coverage_of_chosen_children_alone() -> None:
    plans = (*FOLDER, WHOLE)
    assert check(plans, judged={"snv.docx"}, require_coverage=100) == []
    assert check(plans, judged={"stp.docx"}, require_coverage=67)


def test_nothing_measured_is_no_pass() -> None:
    [found] = check((_TWO_OF_THREE,), require_coverage=50)
    assert "cannot be measured" in found.message


def test_no_choice_of_findings_or_units_hides_it() -> None:
    """A unit of the roster without any plan has nothing that could be measured: that is no pass either."""
    chosen = Settings(require_coverage=50, roster=("Sở Y tế",), ignore=("CAS",))
    focus = Focus(unit="Sở Y tế")
    cascade, agreed = apply_agreements(FOLDER, link_plans(FOLDER), chosen, None, focus.choose(FOLDER), _TODAY)
    checked = assemble_report(FOLDER, (), cascade, check_cascade(FOLDER, cascade, "en", agreed), chosen, focus)
    assert [finding.code for finding in checked.report.findings] == ["CAS020"]
    assert chosen.fails(checked.report)


def test_an_accepted_hole_counts_as_covered() -> None:
    assert check(FOLDER, require_coverage=100, waivers=[make_waiver()]) == []


def test_a_changed_parent_spares_children_that_were_revised_since() -> None:
    """Only children whose own plan is as it was when the lock was written have to be looked at."""
    was = (_CHANGED, _TWO_OF_THREE, WHOLE)
    lock = make_lock(was, link_plans(was))
    now = (PARENT, make_child(*CONTENTS), WHOLE)
    _, agreed = apply_agreements(now, link_plans(now), Settings(), lock, today=_TODAY)
    assert [[plan.source.path for plan in change.suspects] for change in agreed.changes] == [["snv.docx"]]


def test_added_removed_and_lost_parents_are_told() -> None:
    shorter = PARENT.model_copy(update={"tasks": PARENT.tasks[:2]})
    assert "Task I.3 is new" in check(FOLDER, was=shorter)[0].message
    [removed] = check((shorter, _TWO_OF_THREE), was=PARENT)
    assert "Task I.3 of tthc.lock is no longer in the document" in removed.message
    lock = make_lock(FOLDER, link_plans(FOLDER))
    _, agreed = apply_agreements((_TWO_OF_THREE,), link_plans((_TWO_OF_THREE,)), Settings(), lock, today=_TODAY)
    assert [change.kind for change in agreed.changes] == ["gone"]


def test_a_roster_in_a_file_is_pointed_at(tmp_path: Path) -> None:
    (tmp_path / "don-vi.csv").write_text("STT;Đơn vị\n1;Sở Tư pháp\n2;Sở Y tế\n", "utf-8-sig")
    [found] = check(FOLDER, roster="don-vi.csv", source=str(tmp_path / "tthc.yaml"))
    assert found.path == str(tmp_path / "don-vi.csv")
    assert found.span is not None
    assert found.span.line == 3
