"""Two drafts of one plan: what was added, removed, moved, changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.factories import make_citation, make_plan, make_span, make_target, make_task, make_timing
from tthc_cli.link.drafts import compare_drafts
from tthc_cli.link.versions import Pairing, VersionedTask, match_versions
from tthc_cli.model.drafts import DraftDiff, DraftTask
from tthc_cli.model.plan import Deadline, Task

_TASKS = (
    make_task("I.1", "Số hóa hồ sơ, giấy tờ, kết quả giải quyết thủ tục hành chính"),
    make_task("I.2", "Tổ chức tập huấn nghiệp vụ cho công chức Bộ phận Một cửa", ("Văn phòng",)),
    make_task("I.3", "Khảo sát mức độ hài lòng của người dân, tổ chức"),
)


def _diff(new: tuple[Task, ...] = _TASKS, old: tuple[Task, ...] = _TASKS, **more: Any) -> DraftDiff:
    return compare_drafts(make_plan("cu.docx", tasks=old), make_plan("moi.docx", tasks=new, **more)).diff


def _paths(tasks: Iterable[DraftTask]) -> list[str]:
    return [task.path for task in tasks]


def _renumbered(*tasks: Task) -> tuple[Task, ...]:
    return tuple(task.model_copy(update={"path": f"I.{at}"}) for at, task in enumerate(tasks, 1))


def test_equal_drafts_do_not_differ() -> None:
    diff = _diff()
    assert (diff.added, diff.removed, diff.moved, diff.changed) == ((), (), (), ())


def test_an_added_task_renumbers_the_others_and_changes_none() -> None:
    fresh = make_task("x", "Rà soát, đơn giản hóa quy định, thủ tục hành chính")
    diff = _diff(_renumbered(_TASKS[0], fresh, *_TASKS[1:]))
    assert (_paths(diff.added), diff.removed, diff.changed) == (["I.2"], (), ())
    assert diff.added[0].content == fresh.content
    assert [(move.old, move.new) for move in diff.moved] == [("I.2", "I.3"), ("I.3", "I.4")]


def test_a_removed_task() -> None:
    diff = _diff(_renumbered(_TASKS[0], _TASKS[2]))
    assert (diff.added, _paths(diff.removed)) == ((), ["I.2"])


def test_a_task_that_was_rewritten_and_moved_is_changed_not_removed() -> None:
    rewritten = _TASKS[1].model_copy(
        update={
            "content": "Tổ chức tập huấn nghiệp vụ, kỹ năng giao tiếp cho công chức Bộ phận Một cửa",
            "timing": make_timing("Quý II"),
            "leads": ("Văn phòng", "Phòng Cải cách hành chính"),
        }
    )
    diff = _diff(_renumbered(rewritten, _TASKS[0], _TASKS[2]))
    assert (diff.added, diff.removed) == ((), ())
    assert {(change.path, change.field): change.new for change in diff.changed} == {
        ("I.1", "content"): rewritten.content,
        ("I.1", "leads"): "Văn phòng; Phòng Cải cách hành chính",
        ("I.1", "timing"): "Quý II",
    }


def test_marks_and_case_are_no_change() -> None:
    task = _TASKS[0].model_copy(update={"content": "- số hoá hồ sơ; giấy tờ, kết quả giải quyết thủ tục hành chính."})
    assert _diff((task, *_TASKS[1:])).changed == ()


@pytest.mark.parametrize(
    ("more", "field", "new"),
    [
        ({"number": "12/KH-STP"}, "number", "12/KH-STP"),
        ({"date": "2023-01-31"}, "date", "ngày 31 tháng 01 năm 2023"),
        ({"title": "Trích yếu khác"}, "title", "Trích yếu khác"),
        ({"citations": [make_citation("Quyết định số 1/QĐ-UBND", "2023-01-02")]}, "parent", "1/QĐ-UBND; 2023-01-02"),
    ],
)
def test_changes_of_the_head(more: dict[str, Any], field: str, new: str) -> None:
    [change] = _diff(**more).changed
    assert (change.path, change.field, change.new) == ("(document)", field, new)


def test_targets_and_deadlines_of_the_body() -> None:
    targets = (make_target("tối thiểu 60% hồ sơ", 60), make_target("100% phản ánh", 100))
    fewer = (make_target("tối thiểu 50% hồ sơ", 50), targets[1])
    deadline = Deadline(raw="trước ngày 31/01/2023", end="2023-01-31", where="III.1", text="", span=make_span())
    old, new = make_plan("a", targets=targets), make_plan("b", targets=fewer, deadlines=(deadline,))
    assert [(each.path, each.field, each.old, each.new) for each in compare_drafts(old, new).diff.changed] == [
        ("I.1", "target", "tối thiểu 60% hồ sơ", "tối thiểu 50% hồ sơ"),
        ("III.1", "deadline", None, "trước ngày 31/01/2023"),
    ]


def test_every_task_is_paired_once() -> None:
    """Equal words go to equal places first; of two alike the better one wins."""
    old = [
        VersionedTask("1", "Báo cáo quý"),
        VersionedTask("2", "Báo cáo quý"),
        VersionedTask("3", "Kiểm tra đột xuất"),
    ]
    new = [VersionedTask("2", "Báo cáo quý"), VersionedTask("4", "Báo cáo quý")]
    assert match_versions(old, new) == [Pairing(1, 0), Pairing(0, 1), Pairing(2, None)]
