"""Each rule of a cascade: a folder in which it speaks, and one in which it is silent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.check.test_agreement_rules import CODES as AGREED
from tests.factories import (
    TITLE,
    make_citation,
    make_decision,
    make_plan,
    make_span,
    make_target,
    make_task,
    make_timing,
)
from tthc_cli.check import check_cascade
from tthc_cli.check.findings import run_rule
from tthc_cli.check.rule import CascadeRule
from tthc_cli.check.rules import cascade_rules
from tthc_cli.check.view import CascadeView
from tthc_cli.link import link_plans
from tthc_cli.model.findings import Finding
from tthc_cli.model.plan import Deadline, Plan

SUBJECT = f"phê duyệt Kế hoạch {TITLE}"
ALL = ("Các sở, ban, ngành",)
DIGITIZE = "Số hóa hồ sơ, giấy tờ, kết quả giải quyết thủ tục hành chính"
RIGHT = ("Quyết định số 3281/QĐ-UBND", "2022-12-23")


def make_child(
    printed: str = RIGHT[0], date: str = RIGHT[1], path: str = "stp.docx", issued: str | None = None, **more: Any
) -> Plan:
    """A plan of Bình Phước's Sở Tư pháp; `date` is the day under which it cites its parent, `issued` its own."""
    citation = make_citation(printed, date, subject=SUBJECT)
    facts: dict[str, Any] = {"superior": "UBND TỈNH BÌNH PHƯỚC", "number": "12/KH-STP", "citations": [citation]}
    facts["date"] = issued
    return make_plan(path, **(facts | more))


def make_pair(asked: dict[str, Any], planned: dict[str, Any]) -> tuple[Plan, Plan]:
    """A decision with one task, and a plan that answers it in the same words."""
    parent = make_decision(tasks=(make_task("I.1", DIGITIZE, ALL, **asked),))
    return parent, make_child(tasks=(make_task("2", DIGITIZE, **planned),))


def check(plans: Sequence[Plan], lang: str = "en") -> tuple[Finding, ...]:
    """All findings about a folder."""
    return check_cascade(plans, link_plans(plans, lang=lang), lang)


DRAFT = make_child(number="/KH-STP")
OTHER_SIBLING = make_child("Quyết định số 2381/QĐ-UBND", path="sngv.txt", issuer="SỞ NGOẠI VỤ", number="9/KH-SNgV")
UNLIKE_SIBLING = make_child("Quyết định số 2382/QĐ-UBND", "2022-12-20", "sngv.txt", issuer="SỞ NGOẠI VỤ")
CIRCLE = tuple(
    make_plan(
        path, "UBND TỈNH BÌNH PHƯỚC", number=number, date=date, title=path,
        citations=[make_citation(f"Kế hoạch số {cited}", cited_date)],
    )
    for path, number, date, cited, cited_date in (
        ("a.txt", "1/KH-UBND", "2023-01-05", "2/KH-UBND", "2023-01-04"),
        ("b.txt", "2/KH-UBND", "2023-01-04", "1/KH-UBND", "2023-01-05"),
    )
)  # fmt: skip
LATE = make_pair({"timing": make_timing("Quý II", "2023-06-30")}, {"timing": make_timing("Quý III", "2023-09-30")})
EARLY = make_pair({"timing": make_timing("Quý II", "2023-06-30")}, {"timing": make_timing("Quý I", "2023-03-31")})
LOW = make_pair({"targets": (make_target("90%", 90),)}, {"targets": (make_target("80%", 80),)})
HIGH = make_pair({"targets": (make_target("90%", 90),)}, {"targets": (make_target("95%", 95),)})
HALF = make_pair({"products": ("Quyết định",)}, {"products": ("Báo cáo",)})
WHOLE = make_pair({"products": ("Quyết định",)}, {"products": ("Quyết định",)})
VAGUE = make_decision(tasks=(make_task("I.1", DIGITIZE, ("đơn vị có liên quan",)),))
ASKED = make_decision(tasks=(make_task("I.1", DIGITIZE, ALL),))
TWINS = (make_decision("a.pdf"), make_decision("b.pdf", number="3218/QĐ-UBND"))

BY_JANUARY = Deadline(
    raw="trước ngày 31/01/2023", end="2023-01-31", where="III.1", span=make_span(900),
    text="Các sở, ban, ngành xây dựng kế hoạch kiểm soát thủ tục hành chính của đơn vị trước ngày 31/01/2023",
)  # fmt: skip
DATED = make_decision(deadlines=(BY_JANUARY,))
FOR_DISTRICTS = make_decision(
    deadlines=(BY_JANUARY.model_copy(update={"text": BY_JANUARY.text.replace("Các sở, ban, ngành", "UBND cấp huyện")}),)
)
NEXT_YEAR = TITLE.replace("2023", "2024")

FAILS: list[tuple[str, tuple[Plan, ...], str]] = [
    ("CAS001", (make_decision(), make_child("Quyết định số 2381/QĐ-UBND")), "stp.docx"),
    ("CAS002", (make_decision(), make_child(date="2022-12-22")), "stp.docx"),
    ("CAS003", (make_decision(), make_child("Kế hoạch số 3281/QĐ-UBND")), "stp.docx"),
    ("CAS004", (make_child(),), "stp.docx"),
    ("CAS005", (*TWINS, make_child("Quyết định số 3812/QĐ-UBND")), "stp.docx"),
    ("CAS006", (make_child(), OTHER_SIBLING), "stp.docx"),
    ("CAS007", (ASKED, make_child()), "stp.docx"),
    ("CAS008", LATE, "stp.docx"),
    ("CAS009", LOW, "stp.docx"),
    ("CAS010", (make_decision(), DRAFT), "stp.docx"),
    ("CAS011", (VAGUE, make_child()), "stp.docx"),
    ("CAS012", HALF, "stp.docx"),
    ("CAS013", CIRCLE, "a.txt"),
    ("CAS014", (make_decision(), make_child(issued="2022-12-20")), "stp.docx"),
    ("CAS015", (DATED, make_child(issued="2023-02-15")), "stp.docx"),
    ("CAS016", (make_decision(), make_child(title=NEXT_YEAR)), "stp.docx"),
]
PASSES: list[tuple[str, tuple[Plan, ...]]] = [
    *[(code, (make_decision(), make_child())) for code in ("CAS001", "CAS002", "CAS003", "CAS004", "CAS005", "CAS013")],
    ("CAS006", (make_child(), UNLIKE_SIBLING)),
    ("CAS007", WHOLE),
    ("CAS008", EARLY),
    ("CAS009", HIGH),
    ("CAS010", (make_decision(), make_child())),
    ("CAS011", WHOLE),
    ("CAS012", WHOLE),
    ("CAS014", (make_decision(), make_child(issued="2022-12-23"))),
    ("CAS014", (make_decision(), make_child())),
    ("CAS015", (DATED, make_child(issued="2023-01-31"))),
    ("CAS015", (FOR_DISTRICTS, make_child(issued="2023-02-15"))),
    ("CAS016", (make_decision(), make_child())),
    ("CAS016", (make_decision(title=TITLE.replace("năm 2023", "giai đoạn 2021 - 2025")), make_child())),
]


@pytest.mark.parametrize(("code", "plans", "path"), FAILS)
def test_rule_speaks(code: str, plans: tuple[Plan, ...], path: str) -> None:
    found = [finding for finding in check(plans) if finding.code == code]
    assert found
    assert found[0].path == path
    assert all(finding.span is not None and finding.fingerprint for finding in found)


@pytest.mark.parametrize(("code", "plans"), PASSES)
def test_rule_is_silent(code: str, plans: tuple[Plan, ...]) -> None:
    assert code not in {finding.code for finding in check(plans)}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("code", "plans", "path"), FAILS)
def test_only_the_planted_fault_is_told(code: str, plans: tuple[Plan, ...], path: str, lang: str) -> None:
    # A missing parent comes with siblings that disagree about it.
    companions = {"CAS006": {"CAS004"}}.get(code, set())
    assert {finding.code for finding in check(plans, lang)} - companions == {code}


def test_every_rule_is_tested_both_ways() -> None:
    codes = {rule.code for rule in cascade_rules()} - AGREED
    assert codes == {code for code, *_ in FAILS} == {code for code, *_ in PASSES}


def test_rule_files_bear_code_and_name() -> None:
    for rule in cascade_rules():
        module = rule.find.__module__.rsplit(".", 1)[-1]
        assert module.startswith(rule.code.lower())
        assert module.split("_", 1)[1].replace("_", "-") == rule.name


def test_draft_beside_its_signed_copy_is_told_and_names_it() -> None:
    signed = make_child(path="da-ky.pdf", date="2022-12-23")
    findings = check((make_decision(), signed, make_child(path="du-thao.docx", number="/KH-STP")))
    assert [(each.code, each.path, each.related[0].path) for each in findings] == [
        ("CAS010", "du-thao.docx", "da-ky.pdf")
    ]


def test_siblings_are_told_once_with_the_other_place() -> None:
    found = [each for each in check((OTHER_SIBLING, make_child())) if each.code == "CAS006"]
    assert [(each.path, each.related[0].path) for each in found] == [("stp.docx", "sngv.txt")]


def test_findings_are_sorted_and_fingerprints_do_not_move() -> None:
    first = check(
        (
            make_decision(),
            make_child("Quyết định số 2381/QĐ-UBND"),
            make_child(path="sngv.txt", issuer="SỞ NGOẠI VỤ", number="/KH-SNgV"),
        )
    )
    assert list(first) == sorted(first, key=lambda each: (each.path, each.span.start if each.span else -1, each.code))
    moved = make_child("Quyết định số 2381/QĐ-UBND", path="khac/stp.docx")
    citation = moved.citations[0].model_copy(update={"span": make_citation("Kế hoạch số 1/KH", start=900).span})
    again = check((make_decision(), moved.model_copy(update={"citations": (citation,)})))
    assert again[0].fingerprint in {each.fingerprint for each in first}


def test_near_parent_is_named_but_not_chosen() -> None:
    [found] = check((make_decision(), make_child("Quyết định số 2381/QĐ-UBND", "2022-12-20")))
    assert found.code == "CAS004"
    assert "nearest is 3281/QĐ-UBND" in found.message
    assert [(each.path, each.message) for each in found.related] == [
        ("qd.pdf", "Nearly the one cited: 3281/QĐ-UBND of 23/12/2022")
    ]


@pytest.mark.parametrize(("asked", "code"), [({"targets": (make_target("90%", 90),)}, "CAS009"), ({}, "")])
def test_two_tasks_of_one_path_are_not_taken_for_each_other(asked: dict[str, Any], code: str) -> None:
    other = make_task("I.1", "Tổ chức tuyên truyền cải cách hành chính trên báo, đài", span=make_span(7))
    digitize = make_task("I.1", DIGITIZE, ALL, span=make_span(3), **asked)
    planned = make_task("2", DIGITIZE, span=make_span(40), targets=(make_target("80%", 80),))
    twin = make_task("2", "Mua sắm máy quét tài liệu cho Bộ phận Một cửa", span=make_span(50))
    for tasks in ((digitize, other), (other, digitize)):
        found = check((make_decision(tasks=tasks), make_child(tasks=(planned, twin))))
        assert [each.code for each in found] == ([code] if code else [])
        assert all(each.related[0].span == make_span(3) for each in found)
        # Which of the child's two tasks is meant cannot be told: the citation of the parent is accused, no task.
        assert all(each.span == make_span(10) for each in found)


def test_crash_of_a_rule_is_a_finding() -> None:
    def fail(view: CascadeView) -> Any:
        raise ZeroDivisionError("x")

    plans = (make_decision(),)
    found = run_rule(
        CascadeRule("CAS999", "broken", "error", fail),
        CascadeView(plans, link_plans(plans)),
        plans[0].source.path,
        "vi",
    )
    assert [(each.code, each.severity) for each in found] == [("INT001", "error")]
    assert "CAS999" in found[0].message
