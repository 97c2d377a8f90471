"""What became of each task of a parent in one child: each status, each difference, both sides."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import make_decision, make_plan, make_span, make_target, make_task, make_timing
from tthc_cli.link import compare_plans
from tthc_cli.model.cascade import Coverage, CoverageItem
from tthc_cli.model.plan import Block, Task

ALL = ("Các sở, ban, ngành",)
DIGITIZE = "Số hóa hồ sơ, giấy tờ, kết quả giải quyết thủ tục hành chính"
FEEDBACK = "Tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức về quy định hành chính"
TRAINING = "Mở lớp bồi dưỡng kỹ năng cho công chức đầu mối"


def compare(asked: list[Task], planned: list[Task], **child: Any) -> Coverage:
    """The province's decision against the plan of Sở Tư pháp."""
    return compare_plans(make_decision(tasks=tuple(asked)), make_plan("stp.docx", tasks=tuple(planned), **child))


def judge(asked: dict[str, Any], planned: dict[str, Any]) -> CoverageItem:
    """One task asked, one planned, in the same words."""
    return compare([make_task("1", DIGITIZE, ALL, **asked)], [make_task("1", DIGITIZE, **planned)]).items[0]


def test_covered_missing_and_extra() -> None:
    asked = [make_task("I.1", DIGITIZE, ALL), make_task("I.2", FEEDBACK, ALL)]
    planned = [make_task("1", "Số hóa hồ sơ, giấy tờ và kết quả giải quyết TTHC"), make_task("2", TRAINING)]
    coverage = compare(asked, planned)
    assert [(item.task, item.status, item.child_tasks) for item in coverage.items] == [
        ("I.1", "covered", ("1",)),
        ("I.2", "missing", ()),
    ]
    assert coverage.extra == ("2",)
    assert coverage.ratio == 0.5


@pytest.mark.parametrize(
    ("words", "where", "status"),
    [
        (f"1. Văn phòng Sở {DIGITIZE.lower()} của Sở.", "III.1", "review"),
        (f"1. Văn phòng Sở {DIGITIZE.lower()} của Sở.", "preamble", "missing"),
        ("1. Văn phòng Sở theo dõi, đôn đốc.", "III.1", "missing"),
    ],
)
def test_what_the_text_says_outside_its_tasks_is_not_called_missing(words: str, where: str, status: str) -> None:
    block = Block(kind="paragraph", text=words, level=0, where=where, span=make_span(99))
    other = [make_task("1", TRAINING)]
    [item] = compare([make_task("I.1", DIGITIZE, ALL)], other, blocks=(block,)).items
    assert (item.status, item.child_tasks, bool(item.notes)) == (status, (), status == "review")


def test_words_of_a_task_the_text_repeats_are_no_second_chance() -> None:
    """The passage in which a task begins was weighed with the task."""
    task = make_task("1", DIGITIZE)
    block = Block(kind="bullet", text=f"- {DIGITIZE}", level=0, where="II.1", span=task.span)
    [item] = compare([make_task("I.1", FEEDBACK, ALL)], [task], blocks=(block,)).items
    assert item.status == "missing"


@pytest.mark.parametrize(
    ("asked", "planned"),
    [
        ("Phổ biến pháp luật cho người dân tộc thiểu số, người khuyết tật", "PBGDPL cho đồng bào DTTS"),
        ("Tuyên truyền về chuyển đổi số trên cổng thông tin điện tử", "Đăng tin, bài về CĐS trên trang TTĐT"),
        ("Tập huấn phòng cháy, chữa cháy và cứu nạn, cứu hộ", "Tập huấn PCCC và CNCH"),
    ],
)
def test_short_forms_are_no_missing_tasks(asked: str, planned: str) -> None:
    others = [make_task("2", TRAINING), make_task("3", FEEDBACK)]
    [item] = compare([make_task("I.1", asked, ALL)], [make_task("1", planned), *others]).items
    assert item.status == "covered"


def test_one_task_answers_two_and_two_answer_one() -> None:
    both = make_task("1", f"{DIGITIZE}; {FEEDBACK}")
    coverage = compare([make_task("I.1", DIGITIZE, ALL), make_task("I.2", FEEDBACK, ALL)], [both])
    assert [item.child_tasks for item in coverage.items] == [("1",), ("1",)]
    twice = compare([make_task("I.1", DIGITIZE, ALL)], [make_task("1", DIGITIZE), make_task("1#2", DIGITIZE)])
    assert set(twice.items[0].child_tasks) == {"1", "1#2"}


def test_supporting_unit_owes_nothing() -> None:
    asked = [make_task("I.1", DIGITIZE, ("Văn phòng UBND tỉnh",), coordinators=ALL), make_task("I.2", FEEDBACK)]
    coverage = compare(asked, [])
    assert [(item.applies, item.status) for item in coverage.items] == [
        ("coordinate", "not_applicable"),
        ("no", "not_applicable"),
    ]
    assert coverage.ratio == 1.0


def test_vague_lead_is_left_to_a_person() -> None:
    item = compare([make_task("I.1", DIGITIZE, ("đơn vị có liên quan",))], []).items[0]
    assert item.status == "review"


@pytest.mark.parametrize(
    ("wanted", "planned", "field"),
    [
        ({"end": "2023-06-30"}, {"end": "2023-09-30"}, "deadline"),
        ({"end": "2023-06-30"}, {"end": "2023-03-31"}, None),
        ({"end": "2023-06-30"}, {"raw": "Thường xuyên", "kind": "ongoing", "end": "2023-12-31"}, None),
        ({"raw": "Theo kế hoạch", "kind": "by_plan"}, {"end": "2023-12-31"}, None),
        (
            {"kind": "recurring", "recurrence": ("quarterly",)},
            {"kind": "recurring", "recurrence": ("annual",)},
            "timing",
        ),
        ({"kind": "recurring", "recurrence": ("annual",)}, {"kind": "recurring", "recurrence": ("quarterly",)}, None),
    ],
)
def test_timing(wanted: dict[str, Any], planned: dict[str, Any], field: str | None) -> None:
    item = judge({"timing": make_timing(**wanted)}, {"timing": make_timing(**planned)})
    assert [difference.field for difference in item.differences] == ([field] if field else [])
    assert item.status == {None: "covered", "deadline": "conflict", "timing": "partial"}[field]


@pytest.mark.parametrize(
    ("planned", "lower"),
    [
        (make_target("tối thiểu 80% hồ sơ tiếp nhận mới", 80), True),
        (make_target("80%", 80), True),
        (make_target("tối thiểu 95% hồ sơ tiếp nhận mới", 95), False),
        (make_target("100% công chức được tập huấn", 50), False),
        (make_target("tối thiểu 80 hồ sơ", 80, unit="hồ sơ"), False),
    ],
)
def test_targets(planned: Any, lower: bool) -> None:
    item = judge({"targets": (make_target("tối thiểu 90% hồ sơ tiếp nhận mới", 90),)}, {"targets": (planned,)})
    assert [difference.field for difference in item.differences] == (["target"] if lower else [])
    assert item.status == ("conflict" if lower else "covered")


def test_target_not_to_be_exceeded() -> None:
    limit = make_target("không quá 5% hồ sơ quá hạn", 5, comparator="<=")
    worse = make_target("không quá 8% hồ sơ quá hạn", 8, comparator="<=")
    assert judge({"targets": (limit,)}, {"targets": (worse,)}).status == "conflict"
    assert judge({"targets": (worse,)}, {"targets": (limit,)}).status == "covered"


def test_target_not_repeated_is_no_conflict() -> None:
    assert judge({"targets": (make_target("tối thiểu 90% hồ sơ", 90),)}, {}).status == "covered"


def test_product_of_another_sort_is_half_done() -> None:
    item = judge({"products": ("Quyết định công bố",)}, {"products": ("Báo cáo",)})
    assert (item.status, item.differences[0].field) == ("partial", "product")
    assert judge({"products": ("Quyết định công bố",)}, {"products": ("Dự thảo Quyết định",)}).status == "covered"


def test_lead_handed_to_another_agency_is_half_done() -> None:
    assert judge({}, {"leads": ("Sở Nội vụ",)}).differences[0].field == "lead"
    assert judge({}, {"leads": ("Văn phòng Sở",)}).status == "covered"


@pytest.mark.parametrize(
    ("content", "date", "status"),
    [
        ("Xây dựng, ban hành kế hoạch kiểm soát thủ tục hành chính năm 2023 của đơn vị", "2023-01-16", "covered"),
        ("Xây dựng, ban hành kế hoạch kiểm soát thủ tục hành chính năm 2023 của đơn vị", "2023-02-16", "conflict"),
        ("Xây dựng kế hoạch triển khai thực hiện tại cơ quan, đơn vị mình", None, "covered"),
        ("Xây dựng kế hoạch rà soát, đánh giá thủ tục hành chính năm 2023", "2023-01-16", "missing"),
    ],
)
def test_issuing_the_plan_answers(content: str, date: str | None, status: str) -> None:
    asked = make_task("I.1", content, ALL, timing=make_timing("Trước ngày 31/01/2023", "2023-01-31"))
    item = compare([asked], [], date=date).items[0]
    assert item.status == status
    assert item.child_tasks == (("(document)",) if status != "missing" else ())


def test_ratio_counts_half_for_partial() -> None:
    asked = [make_task("1", DIGITIZE, ALL, products=("Quyết định",)), make_task("2", FEEDBACK, ALL)]
    planned = [make_task("1", DIGITIZE, products=("Báo cáo",)), make_task("2", FEEDBACK)]
    assert compare(asked, planned).ratio == 0.75


def test_target_of_the_body_counts() -> None:
    wanted = make_target("tối thiểu 60% tổng số hồ sơ nộp trực tuyến", 60)
    asked = [make_task("1", "Nâng tỷ lệ hồ sơ nộp trực tuyến qua Cổng dịch vụ công", ALL, targets=(wanted,))]
    planned = [make_task("1", "Hướng dẫn nộp hồ sơ trực tuyến qua Cổng dịch vụ công")]
    low = make_target("tối thiểu 50% hồ sơ nộp trực tuyến", 50)
    other = make_target("tối thiểu 50% hồ sơ được số hóa", 50)
    assert compare(asked, planned, targets=(low,)).items[0].status == "conflict"
    assert compare(asked, planned, targets=(other,)).items[0].status == "covered"
    assert compare(asked, planned).items[0].status == "covered"


def test_target_for_another_level_is_not_this_unit_s() -> None:
    wanted = (make_target("đạt 90% ở cấp huyện", 90), make_target("80% ở cấp xã", 80))
    asked = [make_task("1", DIGITIZE, ("UBND cấp huyện", "UBND cấp xã"), targets=wanted)]
    planned = [make_task("1", DIGITIZE, targets=(make_target("đạt 85%", 85),))]
    parent = make_decision(tasks=tuple(asked))
    by_issuer = {
        issuer: compare_plans(parent, make_plan("a.txt", issuer, tasks=tuple(planned))).items[0].status
        for issuer in ("UBND HUYỆN LỘC NINH", "UBND XÃ LỘC THẠNH")
    }
    assert by_issuer == {"UBND HUYỆN LỘC NINH": "conflict", "UBND XÃ LỘC THẠNH": "covered"}


def test_what_cannot_be_compared_is_said() -> None:
    item = judge(
        {"timing": make_timing("Quý II", "2023-06-30")}, {"timing": make_timing("Thường xuyên", kind="ongoing")}
    )
    assert item.status == "covered"
    assert len(item.notes) == 1
    assert "Thường xuyên" in item.notes[0]


def test_evidence_names_the_words_in_common() -> None:
    item = judge({}, {})
    assert item.why == "Chủ trì: thuộc nhóm «Các sở, ban, ngành»."
    [evidence] = item.evidence
    assert (evidence.child_task, evidence.score) == ("1", 1.0)
    assert "hoá" in evidence.words
