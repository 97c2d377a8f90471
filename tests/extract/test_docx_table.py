"""Tables of Word files, made and read back with python-docx, which is the oracle for merged cells."""

from __future__ import annotations

import io
import random
from pathlib import Path

import docx
import docx.document
import docx.table
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tthc_cli.extract.docx import extract_docx
from tthc_cli.extract.raw import RawDocument, RawTable


def read(document: docx.document.Document) -> RawDocument:
    file = io.BytesIO()
    document.save(file)
    return extract_docx(Path("plan.docx"), file.getvalue())


def read_table(document: docx.document.Document) -> tuple[str, RawTable]:
    raw = read(document)
    (table,) = [block for block in raw.blocks if isinstance(block, RawTable)]
    return raw.text, table


def filled(
    rows: int, columns: int, style: str | None = "Table Grid"
) -> tuple[docx.document.Document, docx.table.Table]:
    document = docx.Document()
    table = document.add_table(rows, columns, style=style)
    for r in range(rows):
        for c in range(columns):
            table.cell(r, c).text = f"{r}.{c}"
    return document, table


def grid_of(text: str, table: RawTable) -> list[list[str]]:
    """Every grid place with the text of the cell that covers it, as python-docx gives it."""
    grid = [[""] * table.columns for _ in table.rows]
    for r, row in enumerate(table.rows):
        for cell in row.cells:
            for down in range(cell.row_span):
                for right in range(cell.column_span):
                    assert grid[r + down][cell.column + right] == "", "two cells cover one place"
                    grid[r + down][cell.column + right] = text[cell.start : cell.end]
    return grid


def oracle(table: docx.table.Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_cells_stand_in_the_text_parted_by_tabs_and_line_feeds() -> None:
    document, _ = filled(2, 3)
    text, table = read_table(document)
    assert text.strip() == "0.0\t0.1\t0.2\n1.0\t1.1\t1.2"
    assert table.columns == 3
    assert table.ruled


@pytest.mark.parametrize("seed", range(12))
def test_merged_cells_cover_what_python_docx_says(seed: int) -> None:
    dice = random.Random(seed)
    document, table = filled(6, 5)
    for top in (0, 2, 4):
        left = dice.randrange(4)
        right, bottom = dice.randrange(left, 5), top + dice.randrange(2)
        table.cell(top, left).merge(table.cell(bottom, right))
    text, raw = read_table(document)
    assert grid_of(text, raw) == oracle(table)


def test_a_merge_over_three_rows_is_one_cell_with_its_spans() -> None:
    document, table = filled(4, 3)
    table.cell(0, 1).merge(table.cell(2, 2)).text = "chung"
    _, raw = read_table(document)
    (merged,) = [cell for cell in raw.rows[0].cells if cell.column == 1]
    assert (merged.column_span, merged.row_span) == (2, 3)
    assert [[cell.column for cell in row.cells] for row in raw.rows] == [[0, 1], [0], [0], [0, 1, 2]]


def test_text_in_a_continuing_cell_is_hidden() -> None:
    document, table = filled(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0))
    hidden = table.rows[1]._tr.tc_lst[0].p_lst[0]
    hidden.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>cũ</w:t></w:r>"))
    text, _ = read_table(document)
    assert "cũ" not in text


def test_a_continuing_cell_with_nothing_to_continue_is_shown() -> None:
    document, table = filled(2, 2)
    table.rows[1]._tr.tc_lst[0].get_or_add_tcPr().append(parse_xml(f"<w:vMerge {nsdecls('w')}/>"))
    text, raw = read_table(document)
    assert grid_of(text, raw)[1] == ["1.0", "1.1"]


def test_rows_that_begin_late_keep_their_columns() -> None:
    document, table = filled(2, 3)
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    row.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))
    _, raw = read_table(document)
    assert [cell.column for cell in raw.rows[1].cells] == [1, 2]


def test_grid_lines_no_cell_uses_are_no_columns() -> None:
    document, table = filled(2, 4)
    for row in table.rows:
        row.cells[0].merge(row.cells[1])
    _, raw = read_table(document)
    assert raw.columns == 3
    assert [(cell.column, cell.column_span) for cell in raw.rows[0].cells] == [(0, 1), (1, 1), (2, 1)]


def test_an_absurd_span_is_bounded() -> None:
    document, table = filled(2, 2)
    table.cell(0, 0)._tc.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="2000000000"/>'))
    _, raw = read_table(document)
    assert raw.columns <= 4


def test_a_row_deleted_by_tracked_changes_is_left_out() -> None:
    document, table = filled(3, 2)
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"/>'))
    text, raw = read_table(document)
    assert text.strip() == "0.0\t0.1\n2.0\t2.1"
    assert len(raw.rows) == 2


def test_old_horizontal_merges() -> None:
    document, table = filled(1, 3)
    for cell, mark in zip(table.rows[0]._tr.tc_lst, ("restart", "continue", None), strict=True):
        if mark:
            cell.get_or_add_tcPr().append(parse_xml(f'<w:hMerge {nsdecls("w")} w:val="{mark}"/>'))
    text, raw = read_table(document)
    assert text.strip() == "0.0\t0.2"
    assert raw.columns == 2


def test_paragraphs_and_breaks_of_a_cell_are_line_feeds_and_tabs_are_spaces() -> None:
    document, table = filled(1, 2)
    table.cell(0, 0).text = "Văn phòng Sở;\nTổ\tkiểm soát"
    table.cell(0, 0).add_paragraph("")
    table.cell(0, 0).add_paragraph("Quý III")
    text, raw = read_table(document)
    cell = raw.rows[0].cells[0]
    assert text[cell.start : cell.end] == "Văn phòng Sở;\nTổ kiểm soát\nQuý III"
    assert cell.wraps == ()


def test_a_table_inside_a_cell_gives_its_text_to_the_cell() -> None:
    document, table = filled(1, 2)
    inner = table.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "trái", "phải"
    text, raw = read_table(document)
    cell = raw.rows[0].cells[0]
    assert text[cell.start : cell.end] == "0.0\ntrái\nphải"


def test_cells_and_rows_in_content_controls() -> None:
    document, table = filled(2, 2)
    row = table.rows[1]._tr
    for element in (row, row.tc_lst[0]):
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        element.addprevious(control)
        control[0].append(element)
    text, raw = read_table(document)
    assert grid_of(text, raw) == [["0.0", "0.1"], ["1.0", "1.1"]]


def test_bold_is_told_for_each_cell() -> None:
    document, table = filled(1, 3)
    table.cell(0, 0).paragraphs[0].runs[0].bold = True
    table.cell(0, 2).text = ""
    _, raw = read_table(document)
    assert [cell.bold for cell in raw.rows[0].cells] == [True, False, None]


# ── Rules ──


def borders(tag: str, value: str, color: str = "000000") -> str:
    sides = ("top", "left", "bottom", "right", *(("insideH", "insideV") if tag == "tblBorders" else ()))
    inner = "".join(f'<w:{side} w:val="{value}" w:color="{color}"/>' for side in sides)
    return f"<w:{tag} {nsdecls('w')}>{inner}</w:{tag}>"


def test_a_table_without_any_border_is_not_ruled() -> None:
    document, _ = filled(2, 2, style=None)
    assert read_table(document)[1].ruled is False


@pytest.mark.parametrize(
    ("value", "color", "ruled"), [("nil", "000000", False), ("none", "auto", False), ("single", "FFFFFF", False)]
)
def test_borders_of_the_table_overrule_those_of_its_style(value: str, color: str, ruled: bool) -> None:
    document, table = filled(2, 2)
    assert read_table(document)[1].ruled is True
    table._tbl.tblPr.append(parse_xml(borders("tblBorders", value, color)))
    assert read_table(document)[1].ruled is ruled


@pytest.mark.parametrize(("style", "value", "ruled"), [(None, "single", True), ("Table Grid", "nil", False)])
def test_borders_of_the_cells_overrule_those_of_the_table(style: str | None, value: str, ruled: bool) -> None:
    document, table = filled(2, 2, style)
    for cell in table._tbl.iter(qn("w:tc")):
        cell.get_or_add_tcPr().append(parse_xml(borders("tcBorders", value)))
    assert read_table(document)[1].ruled is ruled


def test_one_line_under_the_name_of_the_agency_makes_no_ruled_table() -> None:
    document, table = filled(2, 2, style=None)
    line = f'<w:tcBorders {nsdecls("w")}><w:bottom w:val="single"/></w:tcBorders>'
    table.cell(0, 0)._tc.get_or_add_tcPr().append(parse_xml(line))
    assert read_table(document)[1].ruled is False
