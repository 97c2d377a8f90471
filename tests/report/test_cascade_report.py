"""The compliance diff, over a decision and plans made in code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.factories import make_citation, make_decision, make_plan, make_span, make_task
from tthc_cli.config import Settings
from tthc_cli.model.cascade import (
    CascadeReport,
    CitedParent,
    Coverage,
    CoverageItem,
    Difference,
    DocumentSummary,
    Link,
)
from tthc_cli.model.findings import Finding, Related, Summary, Unreadable
from tthc_cli.model.plan import Plan
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.cascades import render_cascade, render_diff
from tthc_cli.report.presentation import Extent, Presentation

PARENT = make_decision(
    "thu-muc/qd.pdf",
    tasks=tuple(make_task(f"I.{number}", f"Nhiệm vụ thứ {number}", span=make_span(number)) for number in (1, 2, 3)),
)
CHILD = make_plan(
    "thu-muc/kh.docx",
    number="15/KH-STP",
    citations=[make_citation("Quyết định số 3821/QĐ-UBND", "2022-12-23")],
    tasks=(make_task("1", "Việc của Sở", span=make_span(40)), make_task("2", "Việc nữa", span=make_span(41))),
)


def make_item(task: str, status: str, *child_tasks: str, differences: tuple[Difference, ...] = ()) -> CoverageItem:
    values = {"task": task, "applies": "lead", "status": status, "child_tasks": child_tasks, "score": 0.9}
    return CoverageItem.model_validate(values | {"differences": differences})


def _finding(code: str, task: int | None = None, severity: str = "error") -> Finding:
    related = (Related(path="thu-muc/qd.pdf", span=make_span(task), message="ở đây"),) if task else ()
    values = {
        "code": code,
        "name": code.lower(),
        "severity": severity,
        "message": f"Câu của {code}.",
        "path": "thu-muc/kh.docx",
    }
    return Finding.model_validate(values | {"span": make_span(7), "related": related, "fingerprint": f"{code}{task}"})


def make_report(**more: Any) -> CascadeReport:
    later = Difference(field="deadline", parent="Quý II", child="Quý IV")
    values: dict[str, Any] = {
        "documents": tuple(_summary(plan) for plan in (PARENT, CHILD)),
        "links": (
            Link(child="thu-muc/qd.pdf", citation=None, parent=None, status="none", confidence=1, reasons=()),
            Link(child="thu-muc/kh.docx", parent="thu-muc/qd.pdf",
                 citation=CitedParent(key="3821/QĐ-UBND", date="2022-12-23"),
                 status="corrected", confidence=0.8, reasons=("Hai chữ số bị đảo.",)),
        ),
        "coverage": (Coverage(parent="thu-muc/qd.pdf", child="thu-muc/kh.docx", ratio=2 / 3, items=(
            make_item("I.1", "covered", "1"), make_item("I.2", "conflict", "2", differences=(later,)),
            make_item("I.3", "missing"),
        ), extra=("9",)),),
        "absent_units": ("Sở Y tế",),
        "not_plans": ("thu-muc/cv.docx",),
        "same_document": (("thu-muc/a.docx", "thu-muc/a.pdf"),),
        "files": 2,
        "unreadable": (Unreadable(path="thu-muc/x.pdf", reason="thu-muc/x.pdf là tệp rỗng."),),
        "findings": (_finding("CAS001"), _finding("CAS007", 3), _finding("CAS008", 2)),
        "summary": Summary(error=3),
    }  # fmt: skip
    return CascadeReport.model_validate(values | more)


def _summary(plan: Plan) -> DocumentSummary:
    return DocumentSummary(
        path=plan.source.path, key=plan.number.key, title=plan.title,
        issuer=plan.issuer.name, date=None, tasks=len(plan.tasks),
    )  # fmt: skip


def make_shown(report: CascadeReport, width: int = 80, lang: str = "vi", *, every_row: bool = False) -> Presentation:
    canvas = Canvas(lang, width)
    extent = Extent(every_row=every_row)
    return Presentation.of(report, (PARENT, CHILD), canvas, Path("thu-muc"), Settings(), extent)


def _text(report: CascadeReport, width: int = 80, lang: str = "vi", *, every_row: bool = False) -> str:
    return "".join(render_cascade("text", make_shown(report, width, lang, every_row=every_row)))


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [60, 80, 160])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_stays_in_its_width_and_plain(width: int, lang: str) -> None:
    text = _text(make_report(), width, lang)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text


def test_tells_everything_once() -> None:
    flat = _flat(_text(make_report(), 160))
    for words in (
        *("dẫn sai", "3821/QĐ-UBND ngày 23/12/2022", "Hai chữ số bị đảo."),
        *("✗ còn thiếu", "≠ trái nhau", "giao Quý II – đề ra Quý IV", "66,6%"),
        *("Câu của CAS001.", "Lỗi CAS007", "Lỗi CAS008"),
        *("Sở Y tế", "cv.docx", "a.docx = a.pdf", "là tệp rỗng"),
    ):
        assert words in flat
    assert "Câu của CAS007." not in flat, "the table tells it"


def test_tasks_of_one_path_keep_their_own_rows() -> None:
    """A finding stands in the row of its task, not of its namesake; an answer that two tasks may be has no words."""
    first, *others = PARENT.tasks
    twin = first.model_copy(update={"path": "I.2", "content": "Việc trùng số mục"})
    child = CHILD.model_copy(update={"tasks": tuple(t.model_copy(update={"path": "2"}) for t in CHILD.tasks)})
    later = Difference(field="deadline", parent="Quý II", child="Quý IV")
    items = (
        make_item("I.2", "review", "2"),
        make_item("I.2", "conflict", "2", differences=(later,)),
        make_item("I.3", "missing"),
    )
    coverage = Coverage(parent="thu-muc/qd.pdf", child="thu-muc/kh.docx", ratio=1 / 3, items=items, extra=())
    plans = (PARENT.model_copy(update={"tasks": (twin, *others)}), child)
    shown = Presentation.of(make_report(coverage=(coverage,)), plans, Canvas("vi", 160), Path("thu-muc"), Settings())
    rows = "".join(render_cascade("text", shown)).split("I.2 ")
    assert "Việc trùng số mục" in rows[1]
    assert "CAS008" not in rows[1]
    assert "Nhiệm vụ thứ 2" in rows[2]
    assert "CAS008" in rows[2]
    assert "Việc của Sở" not in rows[1]


def test_says_what_a_line_number_counts() -> None:
    assert _text(make_report(), 160).count("tthc parse TỆP --format text") == 1
    assert "".join(render_diff("text", make_shown(make_report(), 160))).count("tthc parse TỆP --format text") == 1


def test_shows_covered_rows_only_when_asked() -> None:
    assert "Việc của Sở" not in _text(make_report(), 160)
    assert "Việc của Sở" in _text(make_report(), 160, every_row=True)


@pytest.mark.parametrize(
    ("summary", "unreadable", "lang", "last"),
    [
        ({"error": 3}, (), "vi", "Chưa đạt – 3 lỗi, 0 cảnh báo"),
        ({"warning": 2}, (), "vi", "Đạt – 0 lỗi, 2 cảnh báo"),
        ({}, ({"path": "x", "reason": "y"},), "vi", "Chưa đạt – 0 lỗi, 0 cảnh báo, 1 tệp không đọc được"),
        ({}, (), "en", "Passed – errors: 0, warnings: 0"),
    ],
)
def test_last_line_is_the_verdict(summary: Any, unreadable: Any, lang: str, last: str) -> None:
    report = make_report(summary=summary, unreadable=unreadable)
    assert _text(report, lang=lang).splitlines()[-1] == last


@pytest.mark.parametrize(
    ("lang", "last"),
    [
        ("vi", "Đạt – 0 lỗi, 0 cảnh báo, 1 kế hoạch chưa đối chiếu được, 1 nhiệm vụ cần xem lại"),
        ("en", "Passed – errors: 0, warnings: 0, plans not compared: 1, tasks that want a look: 1"),
    ],
)
def test_the_verdict_tells_what_is_left_open(lang: str, last: str) -> None:
    alone = Link(child="thu-muc/x.docx", parent=None, status="missing", confidence=1, reasons=(), citation=None)
    items = (make_item("I.1", "covered", "1"), make_item("I.2", "review", "2"), make_item("I.3", "covered", "1"))
    coverage = make_report().coverage[0].model_copy(update={"items": items})
    left_open = {"links": (*make_report().links, alone), "coverage": (coverage,), "findings": ()}
    report = make_report(summary={}, unreadable=(), **left_open)
    assert _text(report, 100, lang).splitlines()[-1] == last


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", "Chưa đối chiếu được kế hoạch nào"), ("en", "No plan was compared")]
)
def test_where_nothing_was_compared_nothing_has_passed(lang: str, words: str) -> None:
    report = make_report(summary={}, unreadable=(), coverage=(), links=(), findings=())
    assert _text(report, 100, lang).splitlines()[-1].startswith(f"{words} – ")


def test_no_ratio_where_nothing_is_assigned() -> None:
    items = tuple(item.model_copy(update={"applies": "no"}) for item in make_report().coverage[0].items)
    coverage = make_report().coverage[0].model_copy(update={"items": items, "ratio": 1.0})
    text = _text(make_report(coverage=(coverage,)), 160)
    assert "100%" not in text
    assert re.search(r"kh\.docx +! dẫn sai +– +0 +0 +0", text)


def test_a_child_of_two_parents_is_told_with_each() -> None:
    known = make_report().links[1]
    other = known.model_copy(
        update={"parent": None, "status": "missing", "citation": CitedParent(key="9/KH-UBND", date=None)}
    )
    text = _text(make_report(links=(*make_report().links, other)), 160)
    assert text.count("kh.docx → qd.pdf") == text.count("kh.docx → 9/KH-UBND") == 2


@pytest.mark.parametrize("width", [40, 80, 160])
def test_names_and_counts_are_never_cut_in_the_list_of_documents(width: int) -> None:
    long = "Kế hoạch kiểm soát thủ tục hành chính năm 2024 của Sở.docx"
    child = CHILD.model_copy(update={"source": CHILD.source.model_copy(update={"path": f"thu-muc/{long}"})})
    report = make_report(documents=(_summary(child),), links=(), coverage=(), findings=())
    shown = Presentation.of(report, (child,), Canvas("vi", width), Path("thu-muc"), Settings())
    lines = "".join(render_cascade("text", shown)).split("Đơn vị được giao")[0].splitlines()
    assert any("2 nhiệm vụ" in line for line in lines)
    assert ("SỞ TƯ PHÁP" in " ".join(lines)) == (width == 160)
    assert all(word in " ".join(lines) for word in ("Kế hoạch", "thủ tục", "Sở.docx"))


def test_a_pair_that_a_person_chose_speaks_of_no_folder() -> None:
    missing = (
        make_report()
        .links[1]
        .model_copy(
            update={"parent": None, "status": "missing", "reasons": ("Trong thư mục không có văn bản 3821/QĐ-UBND.",)}
        )
    )
    text = "".join(render_diff("text", make_shown(make_report(links=(missing,)))))
    assert "thư mục" not in text
    assert "Kế hoạch này không viện dẫn qd.pdf." in text
    assert "Viện dẫn 3821/QĐ-UBND" in text


def test_a_finding_that_no_table_row_explains_is_listed() -> None:
    assert "Câu của CAS007." in _text(make_report(coverage=()), 160)


def test_json_is_the_report() -> None:
    assert (
        CascadeReport.model_validate_json("".join(render_cascade("json", make_shown(make_report())))) == make_report()
    )


def test_jsonl_names_each_record_and_ends_with_the_report() -> None:
    lines = [json.loads(line) for line in "".join(render_cascade("jsonl", make_shown(make_report()))).splitlines()]
    assert [line["record"] for line in lines] == ["document"] * 2 + ["link"] * 2 + ["coverage"] + ["finding"] * 3 + [
        "unreadable",
        "report",
    ]
    assert lines[-1]["summary"]["error"] == 3


def test_diff_is_one_coverage_object_or_one_table() -> None:
    shown = make_shown(make_report())
    assert json.loads("".join(render_diff("json", shown)))["ratio"] == pytest.approx(2 / 3)
    assert "".join(render_diff("text", shown)).splitlines()[-1].startswith("Chưa đạt")
