"""Citations as people write them, from the printed words to the link: right, damaged in one way, or of another paper."""

from __future__ import annotations

import pytest

from tests.reading import plan_of
from tthc_cli.link import link_plans
from tthc_cli.model.cascade import Link
from tthc_cli.model.plan import Plan

SUBJECT = "kiểm soát thủ tục hành chính, thực hiện cơ chế một cửa, một cửa liên thông năm 2024"
PARENT = f"""ỦY BAN NHÂN DÂN
TỈNH NAM ĐỊNH
Số: 3152/QĐ-UBND
Nam Định, ngày 21 tháng 12 năm 2023

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch {SUBJECT} trên địa bàn tỉnh Nam Định
ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch {SUBJECT}.
Điều 2. Quyết định có hiệu lực từ ngày ký.
"""
ABOUT = f" về việc ban hành Kế hoạch {SUBJECT} trên địa bàn tỉnh Nam Định"


def child_of(opening: str, number: str = "12/KH-STP", subject: str = SUBJECT) -> Plan:
    """The plan of a sở that opens with these words."""
    text = f"""UBND TỈNH NAM ĐỊNH
SỞ TƯ PHÁP
Số: {number}
Nam Định, ngày 15 tháng 01 năm 2024

KẾ HOẠCH
{subject[0].upper()}{subject[1:]} của Sở Tư pháp
{opening}, Sở Tư pháp ban hành Kế hoạch như sau:
I. NỘI DUNG
1. Nhiệm vụ
- Rà soát, đánh giá thủ tục hành chính trong quý II/2024.
II. TỔ CHỨC THỰC HIỆN
Văn phòng Sở theo dõi.
"""
    return plan_of(text, "kh-stp.txt")


def link_of(*plans: Plan) -> Link:
    return next(link for link in link_plans(plans).links if link.child == "kh-stp.txt")


@pytest.mark.parametrize(
    ("citation", "status", "reason"),
    [
        ("Quyết định số 3152/QĐ-UBND ngày 21/12/2023 của UBND tỉnh Nam Định", "exact", "Khớp"),
        ("Quyết định số 3152/QĐ-UBND ngày 21 tháng 12 năm 2023 của Chủ tịch UBND tỉnh", "exact", "Khớp"),
        ("Quyết định số 3152 /QĐ - UBND ngày 21/12/2023 của Ủy ban nhân dân tỉnh Nam Định", "exact", "Khớp"),
        ("Quyết định số 3152/QĐ-UBND của UBND tỉnh Nam Định", "exact", "Khớp"),
        ("Quyết định số 3152/QĐ-UBND ngà 21/12/2023 của UBND tỉnh Nam Định", "exact", "Khớp"),
        ("Quyết định số 3512/QĐ-UBND ngày 21/12/2023 của UBND tỉnh Nam Định", "corrected", "chữ số bị đảo"),
        ("Quyết định số 3125/QĐ-UBND ngày 21/12/2023 của UBND tỉnh Nam Định", "corrected", "chữ số bị đảo"),
        ("Quyết định số 315/QĐ-UBND ngày 21/12/2023 của UBND tỉnh Nam Định", "corrected", "sai một chữ số"),
        ("Quyết định số 31522/QĐ-UBND ngày 21/12/2023 của UBND tỉnh Nam Định", "corrected", "sai một chữ số"),
        ("Quyết định số 3153/QĐ-UBND ngày 21/12/2023 của UBND tỉnh Nam Định", "corrected", "sai một chữ số"),
        ("Quyết định số 3152/QĐ-UBND ngày 12/12/2023 của UBND tỉnh Nam Định", "corrected", "Ngày viện dẫn"),
        ("Quyết định số 3152/QĐ-UBND ngày 21/11/2023 của UBND tỉnh Nam Định", "corrected", "Ngày viện dẫn"),
        ("Quyết định số 3152/QĐ-UBND ngày 21/12/2022 của UBND tỉnh Nam Định", "corrected", "Ngày viện dẫn"),
        ("Quyết định số 3152/QĐ-UBND ngày 21/12 của UBND tỉnh Nam Định", "exact", "Khớp"),
        ("Kế hoạch số 3152/QĐ-UBND ngày 21/12/2023 của UBND tỉnh Nam Định", "corrected", "Tên loại"),
        ("Quyết định số 3152/KH-UBND ngày 21/12/2023 của UBND tỉnh Nam Định", "corrected", "Ký hiệu"),
    ],
)
def test_damaged_in_one_way(citation: str, status: str, reason: str) -> None:
    link = link_of(plan_of(PARENT, "qd.txt"), child_of(f"Thực hiện {citation}{ABOUT}"))
    assert (link.status, link.parent) == (status, "qd.txt"), link
    assert any(reason in each for each in link.reasons)


@pytest.mark.parametrize(
    "citation",
    [
        "Quyết định số 3152/QĐ-UBND ngày 03/5/2021 của UBND tỉnh Nam Định về phê duyệt quy hoạch đất đai",
        "Quyết định số 3512/QĐ-UBND ngày 03/5/2021 của UBND tỉnh Nam Định về phê duyệt quy hoạch đất đai",
        "Quyết định số 3152/QĐ-UBND ngày 21/12/2023 của UBND tỉnh Thái Bình về phê duyệt quy hoạch đất đai",
        "Quyết định số 2947/QĐ-UBND ngày 02/12/2023 của UBND tỉnh Nam Định về phân bổ ngân sách năm 2024",
        "Quyết định số 3125/QĐ-UBND ngày 11/12/2023 của UBND tỉnh Nam Định về phân bổ ngân sách năm 2024",
    ],
)
def test_another_paper_is_never_linked(citation: str) -> None:
    link = link_of(plan_of(PARENT, "qd.txt"), child_of(f"Thực hiện {citation}"))
    assert link.parent is None
    assert link.status in ("missing", "none")


def test_self_citation_is_no_parent() -> None:
    opening = "Thực hiện Kế hoạch số 12/KH-STP ngày 15/01/2024 của Sở Tư pháp"
    link = link_of(plan_of(PARENT, "qd.txt"), child_of(opening))
    assert link.parent is None


def test_two_parents_of_two_levels() -> None:
    ministry = PARENT.replace("ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH", "BỘ TƯ PHÁP", 1).replace("3152/QĐ-UBND", "2210/QĐ-BTP")
    opening = (
        f"Thực hiện Quyết định số 3152/QĐ-UBND ngày 21/12/2023 của UBND tỉnh Nam Định{ABOUT}; Quyết định số "
        f"2210/QĐ-BTP ngày 21/12/2023 của Bộ trưởng Bộ Tư pháp ban hành Kế hoạch {SUBJECT}"
    )
    plans = (plan_of(PARENT, "qd.txt"), plan_of(ministry, "btp.txt"), child_of(opening))
    links = {link.parent: link.status for link in link_plans(plans).links if link.child == "kh-stp.txt"}
    assert links == {"qd.txt": "exact", "btp.txt": "exact"}
