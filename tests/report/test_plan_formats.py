"""The formats of `tthc parse`, over one plan made in code."""

from __future__ import annotations

import csv
import io
import json

import pytest
import yaml

from tests.factories import make_citation, make_decision, make_plan, make_span, make_target, make_task, make_timing
from tthc_cli.model.plan import Appendix, Diagnostic, Plan, Section
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.plans import render_plans, render_texts


def _plan() -> Plan:
    inner = Section(
        path="I.1", label="1", heading=None, level=2, text="Nâng cao chất lượng.", children=(), span=make_span()
    )
    outer = Section(path="I", label="I", heading="MỤC ĐÍCH", level=1, text="", children=(inner,), span=make_span())
    return make_plan(
        "kh.docx",
        number="41/KH-STP",
        date="2023-01-10",
        superior="UBND TỈNH BÌNH PHƯỚC",
        citations=[make_citation("Quyết định số 3281/QĐ-UBND", "2022-12-23")],
        sections=(outer,),
        appendices=(Appendix(label="PHỤ LỤC", title="NHIỆM VỤ", columns=("TT",), rows=2, span=make_span()),),
        tasks=(
            make_task("A.1", "Rà soát | thủ tục", ("Văn phòng Sở", "Thanh tra Sở"), groups=("A CHỈ ĐẠO",),
                      timing=make_timing("Quý III", kind="interval", start="2023-07-01", end="2023-09-30")),
            make_task("A.2", "=Công khai thủ tục", groups=("A CHỈ ĐẠO",)),
        ),
        targets=(make_target("tối thiểu 50% hồ sơ", 50),),
        diagnostics=(Diagnostic(code="PDF001", severity="warning", message="Trang 2 không có chữ."),),
    )  # fmt: skip


def _render(form: str, *plans: Plan, many: bool = False, width: int = 80) -> str:
    return "".join(render_plans(form, plans, Canvas("vi", width), many=many))


def test_json_is_one_object_for_one_plan_and_the_model_again() -> None:
    assert Plan.model_validate_json(_render("json", _plan())) == _plan()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_json_is_an_array_for_many(count: int) -> None:
    assert len(json.loads(_render("json", *[_plan()] * count, many=True))) == count


@pytest.mark.parametrize("count", [0, 1, 2])
def test_yaml_says_the_same_as_json(count: int) -> None:
    plans = [_plan()] * count
    assert yaml.safe_load(_render("yaml", *plans, many=True)) == json.loads(_render("json", *plans, many=True))


def test_jsonl_is_one_line_a_plan() -> None:
    lines = _render("jsonl", _plan(), _plan()).splitlines()
    assert [json.loads(line)["number"]["key"] for line in lines] == ["41/KH-STP"] * 2


def test_csv_opens_in_excel_and_holds_no_formula() -> None:
    text = _render("csv", _plan())
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["Mục"] for row in rows] == ["A.1", "A.2"]
    assert rows[0]["Chủ trì"] == "Văn phòng Sở; Thanh tra Sở"
    assert rows[0]["Hoàn thành"] == "2023-09-30"
    assert rows[1]["Nhiệm vụ"] == "'=Công khai thủ tục"


def test_xlsx_has_a_row_for_each_task() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    content = b"".join(render_plans("xlsx", [_plan()], Canvas(), many=False))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [cell.value for cell in sheet["D"]] == ["Mục", "A.1", "A.2"]
    assert sheet["F3"].value == "=Công khai thủ tục"
    assert sheet["F3"].data_type == "s"


@pytest.mark.parametrize("width", [80, 160])
def test_tree_tells_head_outline_tasks_and_stays_in_its_width(width: int) -> None:
    text = _render("tree", _plan(), width=width)
    assert max(map(len, text.splitlines())) <= width
    for words in (
        "41/KH-STP",
        "3281/QĐ-UBND ngày 23/12/2022",
        "MỤC ĐÍCH",
        "A CHỈ ĐẠO",
        "01/07/2023",
        "50%",
        "! Cảnh báo",
    ):
        assert words in text


def test_tree_puts_columns_side_by_side_only_where_there_is_room() -> None:
    assert "Chủ trì: Văn phòng Sở" in _render("tree", _plan(), width=80)
    assert "Chủ trì: Văn phòng Sở" not in _render("tree", _plan(), width=160)


def test_tree_without_colour_has_no_control_characters() -> None:
    assert "\x1b" not in _render("tree", _plan())


@pytest.mark.parametrize(("printed", "shown"), [("/KH-STP", "/KH-STP (để trống)"), (None, "(không có)")])
def test_tree_tells_a_blank_number_from_none(printed: str | None, shown: str) -> None:
    assert shown in _render("tree", make_plan("kh.docx", number=printed))


def test_tree_of_a_document_without_anything() -> None:
    text = _render("tree", make_decision(tasks=()))
    assert "Không tìm thấy nhiệm vụ nào." in text


def test_text_of_one_file_is_exact_and_of_several_is_told_apart() -> None:
    assert "".join(render_texts([("a", "một\r\nhai")], many=False)) == "một\r\nhai"
    assert "".join(render_texts([("a", "một"), ("b", "hai\n")], many=True)) == "==> a <==\nmột\n==> b <==\nhai\n"
