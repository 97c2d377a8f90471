"""Nothing lost: words stand in a block or are orphans, and what counts as furniture."""

from __future__ import annotations

from tests.reading import plan_of, word_file, word_plan
from tthc_cli.model.plan import Coverage, Plan

_BODY = """\
SỞ NỘI VỤ
Số: 41/KH-SNV

KẾ HOẠCH
Cải cách hành chính năm 2023

I. MỤC ĐÍCH
1. Nâng cao chất lượng phục vụ người dân và doanh nghiệp.
"""


def _coverage(plan: Plan) -> Coverage:
    assert plan.coverage is not None
    return plan.coverage


def _kinds(plan: Plan) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in plan.blocks]


def test_every_line_is_a_block_of_its_kind() -> None:
    closing = "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Thị Mẫu\n"
    form = "PHỤ LỤC\nBIỂU MẪU\nCác đơn vị điền biểu mẫu này khi gửi báo cáo về Văn phòng Sở.\n"
    plan = plan_of(f"{_BODY}- Rà soát.\n\n{closing}{form}")
    assert _kinds(plan) == [
        ("letterhead", "SỞ NỘI VỤ\nSố: 41/KH-SNV"),
        ("title", "KẾ HOẠCH"),
        ("subtitle", "Cải cách hành chính năm 2023"),
        ("heading", "I. MỤC ĐÍCH"),
        ("paragraph", "1. Nâng cao chất lượng phục vụ người dân và doanh nghiệp."),
        ("bullet", "- Rà soát."),
        ("recipients", "Nơi nhận:\n- Lưu: VT."),
        ("signature", "GIÁM ĐỐC\nLê Thị Mẫu"),
        ("title", "PHỤ LỤC"),
        ("subtitle", "BIỂU MẪU"),
        ("paragraph", "Các đơn vị điền biểu mẫu này khi gửi báo cáo về Văn phòng Sở."),
    ]
    assert (_coverage(plan).share, _coverage(plan).orphans) == (1.0, ())
    assert {block.where for block in plan.blocks} == {"letterhead", "preamble", "I", "I.1", "closing", "appendix"}


def test_a_number_that_stands_alone_in_the_body_is_an_orphan() -> None:
    coverage = _coverage(plan_of(_BODY + "17\n- Rà soát.\n"))
    assert [(orphan.text, orphan.span.line) for orphan in coverage.orphans] == [("17", 9)]
    assert 0.97 < coverage.share < 1
    assert coverage.furniture == 0


def test_a_number_a_page_below_the_last_is_a_page_number() -> None:
    page = "".join(f"- Việc thứ {number}.\n" for number in range(20))
    coverage = _coverage(plan_of(f"{_BODY}{page}2\n{page}3\n{page}3\n"))
    assert [orphan.span.line for orphan in coverage.orphans] == [71]
    assert coverage.furniture == 2


def test_numbers_of_rows_are_no_page_numbers() -> None:
    rows = "".join(f"{number}\nNgười thứ {number}, đầu mối của đơn vị trong năm.\n" for number in range(2, 6))
    assert [orphan.text for orphan in _coverage(plan_of(_BODY + rows)).orphans] == ["2", "3", "4", "5"]


def test_marks_and_rules_are_no_words() -> None:
    coverage = _coverage(plan_of("**KẾ HOẠCH**\n-----\n<b>Năm 2023</b>\n\n## I. NỘI DUNG\n......\nRà soát.\n"))
    assert (coverage.share, coverage.lines, coverage.orphans) == (1.0, 4, ())


def test_letters_written_with_marks_of_their_own_are_whole() -> None:
    coverage = _coverage(plan_of("KE\u0302\u0301 HOA\u0323CH\nNa\u0306m 2023\nI. NO\u0323\u0302I DUNG\n"))
    assert coverage.share == 1.0


def test_columns_without_a_role_and_totals_are_kept() -> None:
    head = ["TT", "Nội dung", "Chủ trì", "Thời gian", "Kinh phí"]
    rows = [head, ["1", "Rà soát", "Sở A", "Quý I", "20 triệu"], ["", "Tổng cộng", "", "", "20 triệu đồng"]]
    plan = word_plan(word_file("KẾ HOẠCH", "Năm 2024", "I. NỘI DUNG", rows))
    assert [block.rows for block in plan.blocks if block.kind == "table"] == [tuple(map(tuple, rows))]
    assert len(plan.tasks) == 1
    assert _coverage(plan).share == 1.0


def test_a_table_before_any_title_is_kept() -> None:
    rows = [["TT", "Nội dung", "Chủ trì"], ["1", "Rà soát", "Sở A"], ["2", "Công khai", "Sở B"]]
    plan = word_plan(word_file("Danh mục việc", rows, "Hết."))
    assert [block.kind for block in plan.blocks] == ["paragraph", "table", "paragraph"]
    assert [task.content for task in plan.tasks] == ["Rà soát", "Công khai"]


def test_the_second_letterhead_of_a_file_is_not_the_end_of_the_first_document() -> None:
    decision = "SỞ NỘI VỤ\nSố: 1/QĐ-SNV\nQUYẾT ĐỊNH\nBan hành Kế hoạch\nĐiều 1. Ban hành.\n"
    decision += "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Mẫu\n"
    plan = plan_of(f"{decision}SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nNăm 2024\nI. NỘI DUNG\n")
    assert [text for kind, text in _kinds(plan) if kind in ("letterhead", "signature")] == [
        "SỞ NỘI VỤ\nSố: 1/QĐ-SNV",
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Mẫu",
        "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]
