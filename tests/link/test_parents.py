"""Which parent a plan implements: (citation) × (candidates) → status, and the fault by name."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import TITLE, make_citation, make_decision, make_plan
from tthc_cli.link import link_plans
from tthc_cli.model.cascade import Link
from tthc_cli.model.plan import Plan

SUBJECT = f"phê duyệt Kế hoạch {TITLE} trên địa bàn tỉnh Bình Phước"


def make_child(printed: str, date: str | None, **more: Any) -> Plan:
    """The plan of Bình Phước's Sở Tư pháp that cites its parent so."""
    citation = make_citation(printed, date, **({"subject": SUBJECT} | more))
    return make_plan("stp.docx", superior="UBND TỈNH BÌNH PHƯỚC", number="12/KH-STP", citations=[citation])


def find_link(*plans: Plan, child: str = "stp.docx", lang: str = "en") -> Link:
    """The first link of the child."""
    return next(link for link in link_plans(plans, lang=lang).links if link.child == child)


@pytest.mark.parametrize(
    ("printed", "date", "status", "reason"),
    [
        ("Quyết định số 3281/QĐ-UBND", "2022-12-23", "exact", "In agreement: number, date, issuer, title."),
        ("Quyết định số 2381/QĐ-UBND", "2022-12-23", "corrected", "transposed"),
        ("Quyết định số 3281/QĐ-UBND", "2022-12-22", "corrected", "date 22/12/2022 is wrong"),
        ("Kế hoạch số 3281/QĐ-UBND", "2022-12-23", "corrected", "type word"),
        ("Quyết định số 328/QĐ-UBND", "2022-12-23", "corrected", "one digit"),
        ("Quyết định số 3281/KH-UBND", "2022-12-23", "corrected", "symbol"),
        ("Quyết định số 1111/QĐ-UBND", "2022-12-23", "corrected", "of that day and title"),
        ("Quyết định số 1111/QĐ-UBND", "2022-12-20", "missing", "not in the folder"),
    ],
)
def test_citation_is_resolved_and_its_fault_named(printed: str, date: str, status: str, reason: str) -> None:
    link = find_link(make_decision(), make_child(printed, date))
    assert link.status == status
    assert any(reason in each for each in link.reasons)
    assert link.parent == (None if status == "missing" else "qd.pdf")


def test_slip_in_number_and_wrong_date_are_too_much_to_believe_but_named() -> None:
    link = find_link(make_decision(), make_child("Quyết định số 2381/QĐ-UBND", "2022-12-20"))
    assert (link.status, link.parent, link.candidates) == ("missing", None, ("qd.pdf",))
    assert "qd.pdf, 3281/QĐ-UBND of 23/12/2022" in link.reasons[1]
    assert "2381/QĐ-UBND of 20/12/2022" in link.reasons[1]


@pytest.mark.parametrize(
    "more",
    [
        {"issuer": "UBND TỈNH VĨNH PHÚC"},
        {"number": "3281/KH-UBND"},
        {"title": "Kế hoạch phòng, chống tham nhũng năm 2023"},
    ],
)
def test_a_near_document_agrees_in_all_else(more: dict[str, Any]) -> None:
    link = find_link(make_decision(**more), make_child("Quyết định số 2381/QĐ-UBND", "2022-12-20"))
    assert (link.status, link.candidates, len(link.reasons)) == ("missing", (), 1)


def test_near_document_beside_a_draft_stays_ambiguous() -> None:
    draft = make_decision("du-thao.docx", number="/QĐ-UBND", date="2022-12-20")
    near = make_decision(number="3281/QĐ-UBND", title=f"Ban hành Kế hoạch {TITLE}")
    link = find_link(draft, near, make_child("Quyết định số 2381/QĐ-UBND", "2022-12-20"))
    assert (link.status, link.candidates) == ("ambiguous", ("du-thao.docx", "qd.pdf"))
    assert len(link.reasons) == 2


def test_transposed_number_alone_is_not_enough() -> None:
    other_matter = "phê duyệt Kế hoạch phòng, chống tham nhũng năm 2023"
    child = make_child("Quyết định số 2381/QĐ-UBND", "2022-12-23", subject=other_matter)
    assert find_link(make_decision(), child).status == "missing"


def test_same_number_of_another_province_is_no_match() -> None:
    stranger = make_decision("vp.pdf", issuer="UBND TỈNH VĨNH PHÚC")
    assert find_link(stranger, make_child("Quyết định số 3281/QĐ-UBND", "2022-12-23")).status == "missing"


def test_same_number_of_another_town_is_no_match() -> None:
    town = make_plan("dh.pdf", "UBND THÀNH PHỐ ĐÔNG HÀ", number="83/KH-UBND", date="2023-01-31")
    named = {"issuer": "UBND thị xã Quảng Trị"}
    citation = make_citation("Kế hoạch số 83/KH-UBND", "2023-01-31", **named)
    ward = make_plan("p2.txt", "ỦY BAN NHÂN DÂN PHƯỜNG 2", number="/KH-UBND", citations=[citation])
    assert find_link(town, ward, child="p2.txt").status == "missing"
    right = make_plan("qt.pdf", "ỦY BAN NHÂN DÂN THỊ XÃ QUẢNG TRỊ", number="83/KH-UBND", date="2023-01-31")
    assert find_link(town, right, ward, child="p2.txt").parent == "qt.pdf"


def test_same_number_of_the_year_before_needs_the_subject() -> None:
    earlier = make_decision(date="2021-12-23", title="Về việc ban hành Kế hoạch chuyển đổi số năm 2022", year=2022)
    child = make_child("Quyết định số 3281/QĐ-UBND", "2022-12-23", subject=None)
    assert find_link(earlier, child).status == "missing"


def test_two_that_fit_stay_ambiguous() -> None:
    twins = (make_decision("a.pdf"), make_decision("b.pdf", number="3218/QĐ-UBND"))
    link = find_link(*twins, make_child("Quyết định số 3812/QĐ-UBND", "2022-12-23"))
    assert link.status == "ambiguous"
    assert link.candidates == ("a.pdf", "b.pdf")
    assert link.parent is None


def test_right_number_beats_a_slip() -> None:
    neighbour = make_decision("b.pdf", number="3218/QĐ-UBND")
    assert (
        find_link(make_decision(), neighbour, make_child("Quyết định số 3281/QĐ-UBND", "2022-12-23")).status == "exact"
    )


def test_draft_parent_without_number_is_only_a_candidate() -> None:
    draft = make_decision("du-thao.docx", number="/QĐ-UBND")
    link = find_link(draft, make_child("Quyết định số 3281/QĐ-UBND", "2022-12-23"))
    assert (link.status, link.candidates) == ("ambiguous", ("du-thao.docx",))


def test_topmost_document_has_no_parent() -> None:
    link = find_link(make_decision(), child="qd.pdf")
    assert (link.status, link.citation, link.parent) == ("none", None, None)


def test_basis_in_the_folder_is_a_link_where_no_parent_is_named() -> None:
    citation = make_citation("Quyết định số 3281/QĐ-UBND", "2022-12-23", relation="basis")
    child = make_plan("stp.docx", citations=[citation]).model_copy(update={"parent": None})
    assert find_link(make_decision(), child).status == "exact"


def test_circle_is_told() -> None:
    one = make_plan(
        "a.txt", "UBND TỈNH BÌNH PHƯỚC", number="1/KH-UBND", date="2023-01-05", title="Kế hoạch A",
        citations=[make_citation("Kế hoạch số 2/KH-UBND", "2023-01-04")],
    )  # fmt: skip
    other = make_plan(
        "b.txt", "UBND TỈNH BÌNH PHƯỚC", number="2/KH-UBND", date="2023-01-04", title="Kế hoạch B",
        citations=[make_citation("Kế hoạch số 1/KH-UBND", "2023-01-05")],
    )  # fmt: skip
    cascade = link_plans((one, other))
    assert [link.status for link in cascade.links] == ["cycle", "cycle"]
    assert cascade.coverage == ()


def test_given_parent_is_the_only_candidate() -> None:
    child = make_child("Quyết định số 3281/QĐ-UBND", "2022-12-23")
    cascade = link_plans((make_decision(), make_decision("khac.pdf", title="Khác"), child), parent_path="qd.pdf")
    assert next(link for link in cascade.links if link.child == "stp.docx").parent == "qd.pdf"


def test_the_cited_number_by_another_issuer_is_named() -> None:
    other = make_decision(issuer="UBND TỈNH VĨNH PHÚC")
    citation = make_child("Quyết định số 3281/QĐ-UBND", "2022-12-23", issuer="UBND tỉnh Bình Phước")
    link = find_link(other, citation)
    assert (link.status, link.parent) == ("missing", None)
    assert link.reasons == ("There is a 3281/QĐ-UBND, but of another issuer: UBND TỈNH VĨNH PHÚC (qd.pdf).",)


def test_another_cited_subject_is_told_and_makes_the_link_less_sure() -> None:
    subject = "phòng, chống dịch bệnh trên vật nuôi"
    link = find_link(make_decision(), make_child("Quyết định số 3281/QĐ-UBND", "2022-12-23", subject=subject))
    assert (link.status, link.parent) == ("exact", "qd.pdf")
    assert link.confidence < 0.8
    assert f"“{subject}” is cited" in link.reasons[0]
    frame = find_link(
        make_decision(), make_child("Quyết định số 3281/QĐ-UBND", "2022-12-23", subject="ban hành Kế hoạch")
    )
    assert (frame.confidence, len(frame.reasons)) == (1.0, 1)
