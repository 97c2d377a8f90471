"""Workbooks: what cells show, where the table is, what is hidden; and files made to do harm."""

from __future__ import annotations

import datetime
import io
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, Side

from tests.reading import refusal_of
from tthc_cli.extract.raw import RawDocument, RawLine, RawTable
from tthc_cli.extract.xlsx import extract_xlsx
from tthc_cli.extract.xlsx_number import show_number
from tthc_cli.pipeline import extract_text, parse_file

_HEAD = ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"]
_ROWS = [
    ["I", "CÔNG TÁC CHỈ ĐẠO", None, None, None],
    [1, "Ban hành kế hoạch cải cách hành chính", "Văn phòng", "Các phòng chuyên môn", "Quý I"],
    [2, "Rà soát thủ tục hành chính", "Phòng Nội vụ", None, datetime.date(2024, 3, 15)],
    ["II", "CÔNG TÁC TUYÊN TRUYỀN", None, None, None],
    [1, "Viết tin, bài về cải cách hành chính", "Phòng Văn hóa", "Đài Truyền thanh", "Thường xuyên"],
]


def workbook(fill: Callable[[Any], None], *, ruled: bool = True) -> bytes:
    """A workbook with one sheet, filled by `fill`; `ruled` draws rules around the cells of rows with three or more."""
    book = openpyxl.Workbook()
    fill(book.active)
    if ruled:
        _draw_rules(book.active)
    return saved(book)


def _draw_rules(sheet: Any) -> None:
    thin = Side(style="thin")
    head = next((row[0].row for row in sheet.iter_rows() if sum(cell.value is not None for cell in row) > 2), None)
    for row in sheet.iter_rows(min_row=head or 1) if head else ():
        for cell in row:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def appendix(sheet: Any) -> None:
    """An appendix as offices make it: title, bracket, blank row, table with merged group rows."""
    sheet.append(["PHỤ LỤC"])
    sheet.append(["Nhiệm vụ cải cách hành chính năm 2024 của UBND xã Bình An"])
    sheet.append(["(Ban hành kèm theo Kế hoạch số 05/KH-UBND ngày 10/01/2024 của UBND xã Bình An)"])
    sheet.append([])
    for row in [_HEAD, *_ROWS]:
        sheet.append(row)
        if row[2] is None:
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=2, end_column=5)
    for number in range(1, 4):
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=5)
        sheet.cell(number, 1).font = Font(bold=True)
    sheet["E8"].number_format = "dd/mm/yyyy"


def read(data: bytes) -> RawDocument:
    return extract_xlsx(Path("phuluc.xlsx"), data)


def tables(raw: RawDocument) -> list[list[list[str]]]:
    return [
        [[raw.text[cell.start : cell.end] for cell in row.cells] for row in block.rows]
        for block in raw.blocks
        if isinstance(block, RawTable)
    ]


def lines(raw: RawDocument) -> list[str]:
    return [raw.text[block.start : block.end] for block in raw.blocks if isinstance(block, RawLine)]


def notes(raw: RawDocument) -> list[tuple[str, dict[str, object]]]:
    return [(note.message_key, note.facts) for note in raw.notes]


@pytest.mark.parametrize("ruled", [True, False])
def test_titles_and_a_table_with_merged_group_rows(ruled: bool) -> None:
    raw = read(workbook(appendix, ruled=ruled))
    assert lines(raw)[0] == "PHỤ LỤC"
    assert len(lines(raw)) == 3
    [table] = tables(raw)
    assert table[0] == _HEAD
    assert table[1] == ["I", "CÔNG TÁC CHỈ ĐẠO"]
    assert table[3] == ["2", "Rà soát thủ tục hành chính", "Phòng Nội vụ", "", "15/03/2024"]
    [block] = [block for block in raw.blocks if isinstance(block, RawTable)]
    assert [cell.column_span for cell in block.rows[1].cells] == [1, 4]
    assert raw.notes == ()


@pytest.mark.parametrize("ruled", [True, False])
def test_an_appendix_alone_gives_its_tasks(tmp_path: Path, ruled: bool) -> None:
    file = tmp_path / "phuluc.xlsx"
    file.write_bytes(workbook(appendix, ruled=ruled))
    plan = parse_file(file)
    assert [(task.path, task.groups) for task in plan.tasks] == [
        ("I.1", ("I CÔNG TÁC CHỈ ĐẠO",)),
        ("I.2", ("I CÔNG TÁC CHỈ ĐẠO",)),
        ("II.1", ("II CÔNG TÁC TUYÊN TRUYỀN",)),
    ]
    assert plan.year == 2024
    assert [(task.timing.start, task.timing.end) for task in plan.tasks[:1]] == [("2024-01-01", "2024-03-31")]
    assert plan.tasks[1].leads == ("Phòng Nội vụ",)
    assert [part.label for part in plan.appendices] == ["PHỤ LỤC"]


def test_a_bare_table_is_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "bang.xlsx"
    file.write_bytes(workbook(lambda sheet: [sheet.append(row) for row in [_HEAD, *_ROWS]]))
    assert len(parse_file(file).tasks) == 3


def test_cells_merged_downwards_stand_once() -> None:
    def fill(sheet: Any) -> None:
        for row in [_HEAD, ["1", "Một", "Văn phòng", "", "Quý I"], ["2", "Hai", None, "", "Quý II"]]:
            sheet.append(row)
        sheet.merge_cells("C2:C3")

    [table] = [block for block in read(workbook(fill)).blocks if isinstance(block, RawTable)]
    assert [cell.row_span for cell in table.rows[1].cells] == [1, 1, 2, 1, 1]
    assert 2 not in [cell.column for cell in table.rows[2].cells]


def test_a_letterhead_of_two_cells_is_no_table() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(
            ["UBND HUYỆN BÌNH AN\nPHÒNG NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]
        )
        sheet.append(["KẾ HOẠCH"])

    raw = read(workbook(fill, ruled=False))
    assert [block.ruled for block in raw.blocks if isinstance(block, RawTable)] == [False]
    assert lines(raw) == ["KẾ HOẠCH"]


def test_what_is_hidden_is_left_out_and_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    for row in [_HEAD, *_ROWS[1:3]]:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    draft = book.create_sheet("Nháp")
    draft.append(["Bỏ"])
    draft.sheet_state = "hidden"
    raw = read(saved(book))
    assert "Rà soát" not in raw.text
    assert "Bỏ" not in raw.text
    assert "Các phòng chuyên môn" not in raw.text
    assert notes(raw) == [
        ("xlsx_hidden_cells", {"sheet": "Phụ lục", "count": 6}),
        ("xlsx_hidden_sheet", {"sheet": "Nháp"}),
    ]


def test_sheets_follow_each_other() -> None:
    book = openpyxl.Workbook()
    for name in ("Một", "Hai"):
        sheet = book.create_sheet(name)
        for row in [_HEAD, [1, f"Nội dung {name}", "Văn phòng", "", "Quý I"]]:
            sheet.append(row)
    assert [table[1][1] for table in tables(read(saved(book)))] == ["Nội dung Một", "Nội dung Hai"]


def test_strings_with_looks_and_formulas() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = CellRichText("Rà soát ", TextBlock(InlineFont(b=True), "100%"), " thủ tục")
        sheet["A2"] = "=1+1"

    raw = read(workbook(fill, ruled=False))
    assert lines(raw) == ["Rà soát 100% thủ tục"]
    assert notes(raw) == [("xlsx_formula_without_value", {"sheet": "Sheet", "count": 1})]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.8, "0%", "80%"),
        (0.805, "0.0%", "80,5%"),
        (100, "0\\%", "100%"),
        (1, "00", "01"),
        (1, "General", "1"),
        (0.5, "General", "0,5"),
        (1234567, "#,##0", "1.234.567"),
        (1234.5, "#,##0.00", "1.234,50"),
        (1500000, "#,##0,", "1.500"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"-"', "-"),
        (12, '0" hồ sơ"', "12 hồ sơ"),
        (3, "_(* #,##0_);_(* (#,##0);_(* -_);_(@_)", "3"),
        (45000, "dd/mm/yyyy", "15/03/2023"),
        (45000, "d/m/yyyy", "15/3/2023"),
        (45000, "mm/yyyy", "03/2023"),
        (45000, '"ngày "dd" tháng "mm" năm "yyyy', "ngày 15 tháng 03 năm 2023"),
        (45000.5, "dd/mm/yyyy hh:mm", "15/03/2023 12:00"),
        (1e9, "dd/mm/yyyy", "1000000000"),
    ],
)
def test_numbers_as_cells_show_them(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


def test_days_of_the_other_calendar() -> None:
    assert show_number(45000 - 1462, "dd/mm/yyyy", from_1904=True) == "15/03/2023"


# --- a plan and its workbook -----------------------------------------------------------------------------------------

_PLAN = (
    "ỦY BAN NHÂN DÂN XÃ BÌNH AN\nSố: 05/KH-UBND\nBình An, ngày 10 tháng 01 năm 2024\nKẾ HOẠCH\n"
    "Cải cách hành chính năm 2024\nI. MỤC ĐÍCH\n1. Nâng cao chất lượng.\nII. NỘI DUNG\nTheo Phụ lục kèm theo.\n"
    "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
)


def folder(path: Path, *names: str) -> Path:
    plan = path / "KH-1.txt"
    plan.write_text(_PLAN)
    for name in names:
        (path / name).write_bytes(workbook(appendix))
    return plan


@pytest.mark.parametrize("name", ["KH-1.xlsx", "KH-1-phuluc.xlsx", "KH-1 (Phụ lục).xlsx", "kh-1_PL01.xlsx"])
def test_the_workbook_beside_a_plan_is_its_appendix(tmp_path: Path, name: str) -> None:
    file = folder(tmp_path, name)
    plan = parse_file(file)
    assert (plan.number.key, len(plan.tasks)) == ("05/KH-UBND", 3)
    assert [(d.code, name in d.message) for d in plan.diagnostics] == [("appendix-from-workbook", True)]
    text = extract_text(file)
    assert all(text[task.span.start : task.span.end].startswith(task.content) for task in plan.tasks)


@pytest.mark.parametrize("name", ["KH-10.xlsx", "KH-2.xlsx", "KH-1-bao-cao.xlsx"])
def test_another_workbook_is_not(tmp_path: Path, name: str) -> None:
    assert parse_file(folder(tmp_path, name)).tasks == ()


def test_of_two_workbooks_none_is_chosen(tmp_path: Path) -> None:
    assert parse_file(folder(tmp_path, "KH-1-PL1.xlsx", "KH-1-PL2.xlsx")).tasks == ()


def test_a_damaged_workbook_does_not_lose_the_plan(tmp_path: Path) -> None:
    file = folder(tmp_path)
    (tmp_path / "KH-1.xlsx").write_bytes(b"PK\x03\x04 xl/workbook.xml")
    plan = parse_file(file)
    assert plan.number.key == "05/KH-UBND"
    assert plan.diagnostics[0].code == "appendix-unreadable"


# --- files made to do harm -------------------------------------------------------------------------------------------


def tampered(replace: dict[str, bytes]) -> bytes:
    """The appendix with parts replaced or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(appendix))) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as to,
    ):
        for name in {*source.namelist(), *replace}:
            to.writestr(name, replace.get(name) or source.read(name))
    return file.getvalue()


_SHEET = "xl/worksheets/sheet1.xml"
_NS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_xml(rows: bytes, more: bytes = b"") -> bytes:
    return b"<worksheet %s>%s<sheetData>%s</sheetData>%s</worksheet>" % (
        _NS,
        b'<dimension ref="A1:XFD1048576"/>',
        rows,
        more,
    )


def with_strings(strings: bytes, rows: bytes) -> bytes:
    """A workbook as Excel writes it: texts in a part of their own, cells name them by number."""
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Type="http://x/worksheet" Target="worksheets/sheet1.xml" Id="rId1"/>'
        b'<Relationship Type="http://x/sharedStrings" Target="sharedStrings.xml" Id="rId2"/></Relationships>'
    )
    strings = b"<sst %s>%s</sst>" % (_NS, strings)
    return tampered({_SHEET: sheet_xml(rows), "xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": relations})


def test_strings_in_a_part_of_their_own() -> None:
    strings = "<si><r><t>Kế </t></r><r><t>hoạch</t></r><rPh><t>kana</t></rPh></si><si><t>a_x000A_b</t></si>".encode()
    raw = read(
        with_strings(strings, b'<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c><c t="s"><v>9</v></c></row>')
    )
    assert lines(raw) == ["Kế hoạch", "a", "b"]


refusal = partial(refusal_of, read)


def test_a_false_dimension_and_endless_merges_cost_nothing() -> None:
    far = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Xa</t></is></c></row>'
    far += b'<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    merges = b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 3000 + b"</mergeCells>"
    start = time.monotonic()
    assert "Xa" in read(tampered({_SHEET: sheet_xml(far, merges)})).text
    assert time.monotonic() - start < 10


def test_bombs_are_refused() -> None:
    assert refusal(tampered({_SHEET: sheet_xml(b" " * 80_000_000)})) == "too_large"
    assert refusal(tampered({_SHEET: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + sheet_xml(b"")})) == "unsafe"
    cells = b'<row><c t="s"><v>0</v></c></row>' * 1000
    assert refusal(with_strings(b"<si><t>%s</t></si>" % (b"x" * 30_000), cells)) == "too_large"
    wide = b"".join(
        b'<row r="%d"><c r="%s%d"><v>1</v></c><c r="ZZ%d"><v>1</v></c><c r="ZY%d"><v>1</v></c></row>'
        % (n, col, n, n, n)
        for n in range(1, 2000)
        for col in (chr(65 + n % 26).encode() + chr(65 + n // 26 % 26).encode(),)
    )
    assert refusal(tampered({_SHEET: sheet_xml(wide)})) == "too_large"


def test_what_is_no_workbook_is_damaged() -> None:
    assert refusal(b"PK\x03\x04xl/workbook.xml") == "damaged"
    assert refusal(tampered({_SHEET: b"<worksheet"})) == "damaged"
    assert refusal(tampered({_SHEET: sheet_xml(b"")})) == "no_text"
