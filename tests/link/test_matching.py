"""Pairs of tasks from the seeds that mean the same, and pairs that share but boilerplate."""

from __future__ import annotations

import pytest

from tthc_cli.link.answers import OWN_COVERED_AT as COVERED_AT
from tthc_cli.link.answers import OWN_REVIEW_AT as REVIEW_AT
from tthc_cli.link.matching import TaskIndex

PARENT = {
    "apology": "Thực hiện công khai xin lỗi theo quy định tại Nghị định số 61/2018/NĐ-CP ngày 23/04/2018 của Chính phủ",
    "inspection": "Tổ chức kiểm tra việc thực hiện công tác cải cách TTHC, giải quyết TTHC, cơ chế một cửa, một cửa "
    "liên thông trong giải quyết TTHC.",
    "reports": "Tổng hợp báo cáo về tình hình, kết quả thực hiện công tác cải cách, kiểm soát TTHC định kỳ "
    "hoặc đột xuất",
}
CHILD = {
    "apology": "Thực hiện việc xin lỗi và công khai xin lỗi tổ chức, cá nhân khi giải quyết thủ tục hành chính trễ hạn",
    "inspection": "Xây dựng kế hoạch và tổ chức tự kiểm tra việc giải quyết thủ tục hành chính",
    "reports": "Tổng hợp tình hình, kết quả hoạt động kiểm soát thủ tục hành chính theo định kỳ hoặc đột xuất",
}
INDEX = TaskIndex([*PARENT.values(), *CHILD.values()])


@pytest.mark.parametrize("name", PARENT)
def test_same_task_in_other_words(name: str) -> None:
    assert INDEX.score(PARENT[name], CHILD[name]) >= COVERED_AT


@pytest.mark.parametrize("name", PARENT)
def test_other_tasks_share_only_boilerplate(name: str) -> None:
    others = [text for other, text in CHILD.items() if other != name]
    assert all(INDEX.score(PARENT[name], text) < REVIEW_AT for text in others)


def test_scores_are_symmetric_and_bounded() -> None:
    one, other = PARENT["apology"], CHILD["reports"]
    assert INDEX.score(one, other) == pytest.approx(INDEX.score(other, one))
    assert INDEX.score(one, one) == pytest.approx(1.0)


def test_units_and_days_within_the_sentence_do_not_make_two_tasks_alike() -> None:
    fields = "Chủ trì: Văn phòng UBND tỉnh, Sở Y tế. Hoàn thành trước ngày 31/12/2024."
    parent = f"Xây dựng cơ sở dữ liệu dùng chung. {fields}"
    others = [
        "Rà soát, đánh giá thủ tục hành chính. Chủ trì: Văn phòng Sở Y tế. Hoàn thành trước ngày 15/6/2024.",
        "Tuyên truyền trên báo (Chủ trì: Văn phòng UBND tỉnh; thời gian: trước ngày 31/12/2024).",
        "Niêm yết công khai, hoàn thành trước ngày 31 tháng 12 năm 2024",
    ]
    same = "Xây dựng cơ sở dữ liệu dùng chung, hoàn thành trong quý III/2024"
    index = TaskIndex([parent, same, *others])
    assert all(index.score(parent, other) < REVIEW_AT / 2 for other in others)
    assert index.score(parent, same) == pytest.approx(1.0)
