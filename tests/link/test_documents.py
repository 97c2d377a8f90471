"""What takes part: plans, not letters; one document in two files, once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import make_citation, make_decision, make_plan, make_task
from tthc_cli.link import link_plans
from tthc_cli.link.documents import find_same_documents, is_plan

TASKS = (make_task("1", "Báo cáo UBND tỉnh"),)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"kind": "KH"}, True),
        ({"kind": "QĐ"}, True),
        ({"kind": "BC", "tasks": TASKS}, False),
        ({"kind": None, "number": "95/VP-KSTT", "tasks": TASKS}, False),
        ({"kind": None, "title": "V/v đôn đốc thực hiện kế hoạch", "tasks": TASKS}, False),
        ({"kind": None, "tasks": TASKS}, True),
        ({"kind": None}, False),
    ],
)
def test_is_plan(facts: dict[str, Any], expected: bool) -> None:
    assert is_plan(make_plan("a.txt", **facts)) is expected


def test_letter_is_neither_child_nor_parent() -> None:
    cascade = link_plans((make_decision(), make_plan("cv.docx", kind=None, title="V/v báo cáo")))
    assert cascade.not_plans == ("cv.docx",)
    assert [document.path for document in cascade.documents] == ["qd.pdf"]


def test_draft_and_signed_copy_count_once_and_the_issued_one_stands() -> None:
    draft = make_plan("du-thao.docx", number="/KH-STP")
    signed = make_plan("da-ky.pdf", "Sở Tư pháp", number="12/KH-STP", date="2023-01-16")
    cascade = link_plans((draft, signed))
    assert cascade.same_document == (("da-ky.pdf", "du-thao.docx"),)
    assert [document.path for document in cascade.documents] == ["da-ky.pdf"]


@pytest.mark.parametrize(("cited", "together"), [("12/KH-STP", True), ("13/KH-STP", False), (None, False)])
def test_appendix_in_a_file_of_its_own_is_no_second_plan(cited: str | None, together: bool) -> None:
    whole = make_plan("kh.docx", "Sở Tư pháp", number="12/KH-STP", tasks=TASKS)
    named = [make_citation(f"Kế hoạch số {cited}", relation="promulgated_with")] if cited else []
    bare: dict[str, Any] = {"kind": None, "number": None, "title": None, "parent": None}
    appendix = make_plan("phu-luc.xlsx", None, tasks=TASKS, citations=named, **bare)
    cascade = link_plans((whole, appendix))
    assert (cascade.same_document == (("kh.docx", "phu-luc.xlsx"),)) is together
    assert (len(cascade.documents) == 1) is together


@pytest.mark.parametrize(
    "other",
    [
        {"number": "13/KH-STP", "date": "2023-01-16"},
        {"number": "12/KH-STP", "title": "Cải cách hành chính năm 2023"},
        {"number": "12/KH-STP", "issuer": "SỞ Y TẾ"},
        {"number": "12/KH-STP", "year": 2022},
    ],
)
def test_other_documents_stay_apart(other: dict[str, Any]) -> None:
    first = make_plan("a.pdf", number="12/KH-STP", date="2023-01-16")
    assert link_plans((first, make_plan("b.docx", **other))).same_document == ()


def test_a_copy_named_as_the_parent_stands_for_its_document() -> None:
    signed, draft = make_decision("qd.pdf"), make_decision("qd-du-thao.docx", number="/QĐ-UBND", date=None)
    citation = make_citation("Quyết định số 3281/QĐ-UBND", "2022-12-23")
    child = make_plan("stp.docx", superior="UBND TỈNH BÌNH PHƯỚC", citations=[citation])
    links = link_plans((draft, signed, child), parent_path="qd-du-thao.docx").links
    assert [link.parent for link in links if link.child == "stp.docx"] == ["qd.pdf"]


@pytest.mark.parametrize(
    ("paths", "first"),
    [
        (("KH-du-thao-lan-1.docx", "KH-du-thao-lan-2.docx"), "KH-du-thao-lan-2.docx"),
        (("Kế hoạch dự thảo 10.docx", "Kế hoạch dự thảo 9.docx"), "Kế hoạch dự thảo 10.docx"),
        (("ke-hoach_v2.docx", "ke-hoach.docx"), "ke-hoach_v2.docx"),
        (("a-2022.docx", "b-2023.docx"), "a-2022.docx"),
    ],
)
def test_of_drafts_the_newest_counts(paths: tuple[str, str], first: str) -> None:
    [group] = find_same_documents([make_plan(path, number="/KH-STP") for path in paths])
    assert group[0].source.path == first


def test_the_issued_copy_counts_before_a_newer_draft_and_the_later_day_before_the_earlier() -> None:
    signed = make_plan("ky.docx", number="12/KH-STP", date="2023-01-10")
    draft = make_plan("du-thao-lan-9.docx", number="/KH-STP")
    corrected = make_plan("ky-lai.docx", number="12/KH-STP", date="2023-01-12")
    [group] = find_same_documents([draft, signed, corrected])
    assert [plan.source.path for plan in group] == ["ky-lai.docx", "ky.docx", "du-thao-lan-9.docx"]
