"""Conventions of reading (the contract) that only a whole document shows."""

from __future__ import annotations

import pytest

from tests.reading import plan_of, sections_of, spans_of
from tthc_cli.model.plan import Plan, Task

_HEAD = """\
UBND TỈNH BÌNH PHƯỚC
SỞ NỘI VỤ
Số: 12/KH-SNV
Bình Phước, ngày 05 tháng 01 năm 2024
KẾ HOẠCH
Cải cách hành chính năm 2024

"""
_PREAMBLE = (
    "Thực hiện Quyết định số 55/QĐ-UBND ngày 20/12/2023 của UBND tỉnh về việc ban hành Kế hoạch cải cách hành chính "
    "năm 2024, Sở Nội vụ ban hành Kế hoạch như sau:\n"
)


def plan(body: str, preamble: str = _PREAMBLE) -> Plan:
    return plan_of(_HEAD + preamble + body)


def tasks(body: str) -> tuple[Task, ...]:
    return plan(body).tasks


def table(*rows: str, head: str = "Stt\tNội dung\tChủ trì\tPhối hợp\tSản phẩm\tThời gian") -> str:
    return "I. NỘI DUNG\nTheo Phụ lục./.\nPHỤ LỤC\nDANH MỤC\n" + "".join(f"{row}\n" for row in (head, *rows))


# --- identity --------------------------------------------------------------------------------------------------------


def test_values_of_the_header() -> None:
    found = plan("I. NỘI DUNG\n1. Việc.\n")
    assert (found.kind, found.number.raw, found.number.serial, found.number.symbol) == ("KH", "12/KH-SNV", 12, "KH-SNV")
    assert (found.issuer.name, found.issuer.superior, found.issuer.level, found.issuer.province) == (
        "SỞ NỘI VỤ",
        "UBND TỈNH BÌNH PHƯỚC",
        "department",
        "Bình Phước",
    )
    assert (found.place, found.date.iso, found.year) == ("Bình Phước", "2024-01-05", 2024)
    assert found.title == "Cải cách hành chính năm 2024"


def test_without_letterhead_the_preamble_names_the_issuer() -> None:
    found = plan_of("KẾ HOẠCH\nCải cách hành chính năm 2024\n\n" + _PREAMBLE + "I. NỘI DUNG\n1. Việc.\n")
    assert (found.issuer.name, found.issuer.superior) == ("Sở Nội vụ", None)


def test_a_blank_number_is_no_absent_one() -> None:
    blank = plan_of(_HEAD.replace("12/KH-SNV", "     /KH-SNV") + "I. NỘI DUNG\n").number
    absent = plan_of(_HEAD.replace("Số: 12/KH-SNV\n", "") + "I. NỘI DUNG\n").number
    assert (blank.raw, blank.serial, blank.key, blank.blank) == ("/KH-SNV", None, "/KH-SNV", True)
    assert (absent.raw, absent.serial, absent.key, absent.blank) == (None, None, None, False)


@pytest.mark.parametrize(
    ("title", "year"),
    [("Cải cách hành chính giai đoạn 2021 - 2025", None), ("Cải cách hành chính năm 2025", 2025)],
)
def test_year_of_the_plan(title: str, year: int | None) -> None:
    text = (_HEAD + "Sở Nội vụ ban hành Kế hoạch năm 2024 như sau:\nI. NỘI DUNG\n").replace(
        "Cải cách hành chính năm 2024", title
    )
    assert plan_of(text).year == year


# --- sections --------------------------------------------------------------------------------------------------------


def test_appendices_and_their_groups_are_no_sections() -> None:
    found = plan(table("I\tCông khai\t\t\t\t", "1\tNiêm yết\tSở A\tSở B\tBảng\tQuý I"))
    assert [section.path for section in sections_of(found.sections)] == ["I"]


def test_heading_and_text_of_sections() -> None:
    found = plan(
        "I. MỤC ĐÍCH, YÊU CẦU:\n1. Mục đích (chung)\nTốt hơn.\n2. Rà soát thủ tục hành chính.\n- Gạch đầu dòng.\n"
    )
    shown = {s.path: (s.label, s.heading, s.level, s.text) for s in sections_of(found.sections)}
    assert shown == {
        "I": ("I", "MỤC ĐÍCH, YÊU CẦU", 1, ""),
        "I.1": ("1", "Mục đích (chung)", 2, "Tốt hơn."),
        "I.2": ("2", "Rà soát thủ tục hành chính", 2, "- Gạch đầu dòng."),
    }


# --- citations in a document -----------------------------------------------------------------------------------------


def test_where_citations_stand_and_the_default_of_a_legal_basis() -> None:
    found = plan(
        "I. CƠ SỞ PHÁP LÝ\n- Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;\n"
        "- Luật Tiếp cận thông tin ngày 06/4/2016;\n"
        "II. NỘI DUNG\n1. Công khai kết quả theo Thông tư số 01/2020/TT-VPCP.\n"
    )
    assert [(c.key, c.relation, c.where) for c in found.citations] == [
        ("55/QĐ-UBND", "implements", "preamble"),
        ("61/2018/NĐ-CP", "basis", "I"),
        (None, "basis", "I"),
        ("01/2020/TT-VPCP", "mention", "II.1"),
    ]


def test_citations_of_cells_and_of_the_bracket_under_a_title() -> None:
    row = "1\tSố hóa theo Nghị định số 45/2020/NĐ-CP\tSở A\t\t\tQuý I"
    note = "(Ban hành kèm theo Kế hoạch số 12/KH-SNV ngày 05/01/2024 của Sở Nội vụ)"
    found = plan(table(row).replace("DANH MỤC\n", f"DANH MỤC\n{note}\n"))
    assert [(c.key, c.relation, c.where) for c in found.citations[1:]] == [
        ("12/KH-SNV", "promulgated_with", "appendix"),
        ("45/2020/NĐ-CP", "mention", "appendix:1"),
    ]
    assert found.tasks[0].citations == ("45/2020/NĐ-CP",)


# --- parent ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("preamble", "parent"),
    [
        (_PREAMBLE, ("55/QĐ-UBND", "2023-12-20")),
        ("Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về cải cách hành chính năm 2024;\n", None),
        (
            "Căn cứ Kế hoạch số 8/KH-UBND ngày 02/01/2024 của UBND tỉnh về cải cách hành chính năm 2024;\n",
            ("8/KH-UBND", "2024-01-02"),
        ),
        ("Căn cứ Kế hoạch số 8/KH-UBND ngày 02/01/2024 của UBND tỉnh về phòng, chống dịch bệnh năm 2024;\n", None),
        ("Căn cứ Kế hoạch số 8/KH-UBND ngày 02/01/2023 của UBND tỉnh về cải cách hành chính năm 2023;\n", None),
        (
            "Căn cứ Kế hoạch số 8/KH-UBND ngày 02/01/2021 của UBND tỉnh về cải cách hành chính giai đoạn 2021-2025;\n",
            None,
        ),
        (
            "Căn cứ Quyết định số 7/QĐ-BNV ngày 02/01/2024 của Bộ Nội vụ về cải cách hành chính năm 2024;\n",
            ("7/QĐ-BNV", "2024-01-02"),
        ),
        (
            "Căn cứ Kế hoạch số 8/KH-UBND ngày 02/01/2024 của UBND tỉnh về công tác CCHC năm 2024;\n",
            ("8/KH-UBND", "2024-01-02"),
        ),
        (
            "Căn cứ Quyết định số 6/QĐ-TTg ngày 02/01/2024 của Thủ tướng Chính phủ ban hành Kế hoạch "
            "cải cách hành chính năm 2024;\n"
            "Căn cứ Kế hoạch số 8/KH-UBND ngày 03/01/2024 của UBND tỉnh về cải cách hành chính năm 2024;\n",
            ("8/KH-UBND", "2024-01-03"),
        ),
    ],
)
def test_parent(preamble: str, parent: tuple[str, str] | None) -> None:
    found = plan("I. NỘI DUNG\n1. Công khai.\n", preamble).parent
    assert (found and (found.key, found.date)) == parent


def test_parent_of_a_plan_whose_title_is_short() -> None:
    head = _HEAD.replace("Cải cách hành chính năm 2024", "Công tác PBGDPL năm 2024")
    subject = "công tác phổ biến, giáo dục pháp luật năm 2024"
    cited = f"Căn cứ Kế hoạch số 8/KH-UBND ngày 02/01/2024 của UBND tỉnh về {subject};\n"
    found = plan_of(f"{head}{cited}I. NỘI DUNG\n1. Công khai.\n").parent
    assert found is not None
    assert found.key == "8/KH-UBND"


# --- tasks -----------------------------------------------------------------------------------------------------------


def test_a_document_with_a_table_takes_its_tasks_from_there_alone() -> None:
    body = table("1\tNiêm yết\tSở A\tSở B; Sở C\t- Bảng;\tQuý I").replace("Theo Phụ lục./.", "- Rà soát thủ tục./.")
    [task] = tasks(body)
    assert (task.path, task.content, task.origin) == ("1", "Niêm yết", "table")
    assert (task.leads, task.coordinators, task.products) == (("Sở A",), ("Sở B", "Sở C"), ("Bảng",))
    assert (task.timing.start, task.timing.end) == ("2024-01-01", "2024-03-31")


def test_cells_are_read_by_column_whatever_their_wording() -> None:
    [task] = tasks(table("1\tNiêm yết\tVăn phòng UBND tỉnh\tCơ quan soạn thảo\tVăn phòng Sở\tTheo quy định"))
    assert (task.leads, task.products) == (("Văn phòng UBND tỉnh",), ("Văn phòng Sở",))
    assert task.coordinators == ("Cơ quan soạn thảo",)


def test_empty_cells_are_empty_lists() -> None:
    [task] = tasks(table("1\tNiêm yết\tSở A\t\t\t"))
    assert (task.coordinators, task.products, task.timing.kind, task.timing.raw) == ((), (), "unspecified", None)


def test_bullets_are_the_tasks_and_their_item_the_group() -> None:
    found = tasks(
        "I. MỤC ĐÍCH\n- Nâng cao chất lượng.\nII. NỘI DUNG\n1. Công khai\n- Niêm yết;\n- Đăng tải.\n"
        "2. Rà soát\n- Đề xuất.\n"
    )
    assert [(task.path, task.groups, task.content) for task in found] == [
        ("II.1#1", ("II NỘI DUNG", "1 Công khai"), "Niêm yết;"),
        ("II.1#2", ("II NỘI DUNG", "1 Công khai"), "Đăng tải."),
        ("II.2#1", ("II NỘI DUNG", "2 Rà soát"), "Đề xuất."),
    ]
    assert {task.origin for task in found} == {"prose"}


def test_lettered_items_and_numbered_paragraphs_are_tasks() -> None:
    found = tasks("I. NHIỆM VỤ\n1. Công khai\na) Niêm yết;\nb) Đăng tải.\n2. Rà soát các thủ tục, đề xuất cắt giảm.\n")
    assert [(task.path, task.groups) for task in found] == [
        ("I.1.a", ("I NHIỆM VỤ", "1 Công khai")),
        ("I.1.b", ("I NHIỆM VỤ", "1 Công khai")),
        ("I.2", ("I NHIỆM VỤ",)),
    ]


def test_heading_and_text_of_an_item_are_its_content() -> None:
    [task] = tasks(
        "I. NHIỆM VỤ\n1. Hạ tầng số\na) Phát triển nền tảng\nDuy trì nền tảng tích hợp, chia sẻ dữ liệu của Sở.\n"
    )
    assert task.content == "Phát triển nền tảng Duy trì nền tảng tích hợp, chia sẻ dữ liệu của Sở."


@pytest.mark.parametrize(
    "heading", ["MỤC ĐÍCH, YÊU CẦU", "KINH PHÍ THỰC HIỆN", "TỔ CHỨC THỰC HIỆN", "CƠ SỞ PHÁP LÝ", "MỤC TIÊU"]
)
def test_parts_that_prescribe_no_work(heading: str) -> None:
    assert tasks(f"I. {heading}\n1. Nội dung chung\n- Các phòng làm tốt phần việc của mình.\na) Báo cáo.\n") == ()


@pytest.mark.parametrize("heading", ["NỘI DUNG", "NHIỆM VỤ", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "NỘI DUNG THỰC HIỆN"])
def test_parts_that_prescribe_work(heading: str) -> None:
    assert [task.path for task in tasks(f"I. {heading}\n1. Rà soát\n- Các phòng rà soát thủ tục.\n")] == ["I.1#1"]


def test_units_that_close_a_part_are_those_of_all_its_tasks() -> None:
    body = (
        "I. NỘI DUNG\n1. Công khai\n- Niêm yết;\n- Đăng tải.\n2. Hình thức thực hiện\nQua mạng.\n"
        "Thực hiện: Văn phòng Sở.\n"
        "Phối hợp: Các phòng, đơn vị thuộc Sở.\nII. NHIỆM VỤ\n1. Khác\n- Việc khác.\n"
    )
    assert [(task.path, task.leads, task.coordinators) for task in tasks(body)] == [
        ("I.1#1", ("Văn phòng Sở",), ("Các phòng, đơn vị thuộc Sở",)),
        ("I.1#2", ("Văn phòng Sở",), ("Các phòng, đơn vị thuộc Sở",)),
        ("II.1#1", (), ()),
    ]


def test_lines_under_an_item_give_its_fields() -> None:
    body = (
        "I. NHIỆM VỤ\n1. Rà soát thủ tục\n- Đơn vị chủ trì: Văn phòng Sở.\n- Thời gian: Quý II.\n- Sản phẩm: Báo cáo.\n"
    )
    [task] = tasks(body)
    assert (task.path, task.leads, task.products) == ("I.1", ("Văn phòng Sở",), ("Báo cáo",))
    assert (task.timing.start, task.timing.end) == ("2024-04-01", "2024-06-30")


@pytest.mark.parametrize(
    ("content", "kind", "end"),
    [
        ("Thường xuyên cập nhật thủ tục.", "ongoing", None),
        ("Rà soát thủ tục, hoàn thành trước ngày 30/6/2024.", "deadline", "2024-06-30"),
        ("Trong tháng 5/2024 tổ chức tập huấn.", "interval", "2024-05-31"),
        ("Cập nhật thủ tục thường xuyên thay đổi.", "unspecified", None),
        ("Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018.", "unspecified", None),
        ("Khắc phục tồn tại năm 2023.", "unspecified", None),
    ],
)
def test_timing_in_prose(content: str, kind: str, end: str | None) -> None:
    [task] = tasks(f"I. NHIỆM VỤ\n1. Công việc\n- {content}\n")
    assert (task.timing.kind, task.timing.end) == (kind, end)


def test_a_rhythm_that_opens_an_item() -> None:
    [task] = tasks("I. NHIỆM VỤ\n1. Báo cáo\n- Định kỳ quý, 06 tháng, năm báo cáo kết quả gửi Văn phòng UBND tỉnh.\n")
    assert (task.timing.kind, task.timing.recurrence) == ("recurring", ("quarterly", "semiannual", "annual"))


# --- targets and deadlines -------------------------------------------------------------------------------------------


def test_targets_belong_to_their_place_and_task() -> None:
    found = plan(table("1\tNiêm yết 100% thủ tục\tSở A\t\tTối thiểu 02 cuộc kiểm tra\tQuý I"))
    assert [(t.value, t.unit, t.where) for t in found.targets] == [
        (100, "%", "appendix:1"),
        (2, "cuộc kiểm tra", "appendix:1"),
    ]
    assert len(found.tasks[0].targets) == 2


def test_a_figure_printed_twice_counts_twice() -> None:
    found = plan("I. NỘI DUNG\n1. Công khai 100% thủ tục.\n2. Công khai 100% thủ tục.\n")
    assert [t.where for t in found.targets] == ["I.1", "I.2"]


def test_deadlines_of_the_prose_but_not_of_the_table() -> None:
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Các phòng gửi báo cáo trước ngày 15/12/2024.\n"
    found = plan(
        body + table("1\tRà soát trước ngày 01/5/2024\tSở A\t\t\tTrước ngày 01/6/2024").replace("I. NỘI", "II. NỘI")
    )
    assert [(d.raw, d.end, d.where) for d in found.deadlines] == [("trước ngày 15/12/2024", "2024-12-15", "I.1")]


# --- evidence --------------------------------------------------------------------------------------------------------


def test_every_value_points_at_its_words() -> None:
    text = _HEAD + _PREAMBLE + "I. NỘI DUNG\n1. Công khai 100% thủ tục trước ngày 30/6/2024.\n"
    found = plan_of(text)
    [citation], [target], [deadline] = found.citations, found.targets, found.deadlines
    assert text[citation.span.start : citation.span.end] == citation.raw
    assert text[target.span.start : target.span.end] == "100%"
    assert text[deadline.span.start : deadline.span.end] == deadline.raw
    for span in spans_of(found):
        before = text[: span.start]
        assert (span.line, span.column) == (before.count("\n") + 1, span.start - (before.rfind("\n") + 1) + 1)
