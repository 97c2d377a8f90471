"""PDFs written by hand, read back: order of reading, tables, turned pages, bad files."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import pytest
from pdf_writer import Page, write_pdf

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.pdf import extract_pdf
from tthc_cli.extract.raw import WIDE_GAP, RawDocument, RawLine, RawTable, UnreadPages
from tthc_cli.options import ExtractOptions

PATH = Path("a.pdf")
NO_OCR = ExtractOptions(ocr="never")


def read(*pages: Page) -> RawDocument:
    return extract_pdf(PATH, write_pdf(list(pages)))


def lines(document: RawDocument) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if isinstance(b, RawLine)]


def tables(document: RawDocument) -> list[list[list[str]]]:
    return [
        [[document.text[cell.start : cell.end] for cell in row.cells] for row in block.rows]
        for block in document.blocks
        if isinstance(block, RawTable)
    ]


def plan_page(**options: object) -> Page:
    page = Page(**options)  # type: ignore[arg-type]
    page.text(80, 60, "UBND TINH", bold=True).text(330, 60, "CONG HOA", bold=True)
    page.text(60, 100, "A line of the body that runs over the page from margin to margin.")
    page.grid([60, 100, 300, 500], [200, 230, 290])
    for x, text in ((65, "No"), (105, "Content of work"), (305, "Lead")):
        page.text(x, 220, text, bold=True)
    page.text(65, 250, "1").text(105, 250, "Write the plan of").text(105, 264, "the year").text(305, 250, "Office")
    return page


EXPECTED_TABLE = [["No", "Content of work", "Lead"], ["1", "Write the plan of\nthe year", "Office"]]


def test_lines_and_table_cover_the_text_once_in_order() -> None:
    document = read(plan_page())
    assert lines(document)[0] == f"UBND TINH{WIDE_GAP}CONG HOA"
    assert tables(document) == [EXPECTED_TABLE]
    assert document.text.count("Office") == 1
    assert document.text.endswith("Write the plan of\nthe year\tOffice\n")
    assert document.pages == 1


@pytest.mark.parametrize(("run", "expected"), [("(K) -367 ( hoach)", "Ke hoach"), ("(K) -645 (hoach)", "Kehoach")])
def test_a_blank_that_a_wide_letter_hides_is_kept(run: str, expected: str) -> None:
    """As LibreOffice draws with a fallback font: the letters the first font lacks come last, here ending 0.09 em before
    the next one; only a drawn blank makes that two words."""
    page = Page()
    page.operators.append(f"BT /F1 12 Tf 80 {page.height - 60} Td [{run}] TJ ET")
    assert lines(read(page.text(88, 60, "e"))) == [expected]


def test_bold_size_page_and_box() -> None:
    document = read(plan_page())
    first, body, table = document.blocks
    assert isinstance(first, RawLine) and isinstance(body, RawLine) and isinstance(table, RawTable)
    assert (first.bold, body.bold, body.size, body.page) == (True, False, 12.0, 1)
    assert body.box == pytest.approx((60, 90.6, 403.5, 102.6), abs=0.1)
    assert [cell.bold for cell in table.rows[0].cells] == [True] * 3
    assert table.rows[1].cells[1].bold is False


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_rotated_pages_read_upright(rotate: int) -> None:
    upright = plan_page()
    if rotate == 180:
        page = Page(operators=[f"q -1 0 0 -1 {upright.width} {upright.height} cm", *upright.operators, "Q"])
    else:
        page = upright.sideways()
        if rotate == 270:
            page.operators[0] = f"q 0 -1 1 0 0 {upright.width} cm"
    page.rotate = rotate
    assert read(page).text == read(plan_page()).text


def test_sideways_text_without_the_flag_reads_upright() -> None:
    assert read(plan_page().sideways()).text == read(plan_page()).text


def test_rules_and_text_inside_a_form_xobject() -> None:
    document = read(plan_page(form=True))
    assert tables(document) == [EXPECTED_TABLE]
    table = document.blocks[-1]
    assert isinstance(table, RawTable)
    assert table.rows[0].cells[0].box == pytest.approx((60, 200, 100, 230), abs=0.5)


@pytest.mark.parametrize("paint", ["S", "f"])
def test_table_of_boxes_stroked_or_drawn_as_thin_fills(paint: str) -> None:
    page = Page()
    for x0, x1, text in ((60, 200, "a"), (200, 400, "b")):
        if paint == "S":
            page.box(x0, 100, x1, 130)
        else:
            for box in ((x0, 100, x1, 100.5), (x0, 130, x1, 130.5), (x0, 100, x0 + 0.5, 130), (x1, 100, x1 + 0.5, 130)):
                page.box(*box, paint="f")
        page.text(x0 + 10, 120, text)
    assert tables(read(page)) == [[["a", "b"]]]


def test_shading_behind_lines_is_no_table() -> None:
    page = Page()
    for top in (100, 120, 140):
        page.box(60, top, 500, top + 20, paint="f").text(60, top + 15, "shaded line of text")
    assert tables(read(page)) == []


def test_double_rule_and_bordered_paragraph_are_no_tables() -> None:
    page = Page().text(100, 100, "HEADING").stroke(100, 104, 160, 104).stroke(100, 106, 160, 106)
    page.box(60, 200, 500, 240).text(70, 220, "a bordered paragraph")
    document = read(page)
    assert tables(document) == []
    assert lines(document) == ["HEADING", "a bordered paragraph"]


def test_tables_of_two_pages_stay_two() -> None:
    assert tables(read(plan_page(), plan_page())) == [EXPECTED_TABLE, EXPECTED_TABLE]


def test_centred_lines() -> None:
    page = Page().text(60, 100, "The first line of a paragraph that runs from the left margin to the right one, or so.")
    page.text(60, 120, "Short and left.").text(241, 140, "APPENDIX", bold=True)
    found = [block.centered for block in read(page).blocks if isinstance(block, RawLine)]
    assert found == [False, False, True]


def test_pages_without_text_are_notes() -> None:
    scan, blank = Page().picture(0, 0, 595, 842), Page()
    document = extract_pdf(PATH, write_pdf([scan, plan_page(), blank]), NO_OCR)
    assert [(note.message_key, note.page) for note in document.notes] == [("pdf_page_without_text", 1)]
    assert document.unread == UnreadPages((1,), "scan_off")
    assert document.pages == 3
    assert {block.page for block in document.blocks if isinstance(block, RawLine)} == {2}


def test_a_broken_page_does_not_lose_the_others() -> None:
    document = extract_pdf(PATH, write_pdf([plan_page(), Page(), plan_page()], broken=1))
    assert tables(document) == [EXPECTED_TABLE, EXPECTED_TABLE]
    assert "pdf_page_unreadable" in [note.message_key for note in document.notes]


def test_table_without_rules() -> None:
    page = Page()
    for row in range(8):
        for x, text in ((60, f"{row}"), (200, f"task {row} of the plan"), (420, f"office {row}")):
            page.text(x, 100 + 20 * row, text)
    document = read(page)
    table = document.blocks[0]
    assert isinstance(table, RawTable) and not table.ruled
    assert tables(document)[0] == [[f"{row}", f"task {row} of the plan", f"office {row}"] for row in range(8)]


ENCRYPTED = f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"%PDF-1.4\nnothing of the sort\n%%EOF", "damaged"),
        (write_pdf([plan_page()])[:900], "damaged"),
        (write_pdf([plan_page()], trailer=ENCRYPTED), "encrypted"),
        (write_pdf([]), "empty"),
        (write_pdf([Page(), Page()]), "empty"),
        (write_pdf([Page().picture(0, 0, 595, 842), Page()]), "scan_off"),
    ],
)
def test_bad_files_say_what_is_wrong(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        extract_pdf(PATH, data, NO_OCR)
    assert caught.value.reason == reason


def test_rules_that_the_fast_reader_cannot_explain_go_to_the_second_one() -> None:
    page = Page()
    for row, x in product(range(3), (60, 200)):
        page.box(x, 100 + 30 * row, x + 140, 130 + 30 * row, paint="f 1 1 1 rg")
        page.operators.append("0 g")
        page.text(x + 10, 120 + 30 * row, f"{row} {x}")
    for place in (0, 4, 8):
        page.stroke(60, 400 + place, 300, 400 + place).stroke(400 + place, 500, 400 + place, 700)
    document = read(page)
    assert tables(document) == [[[f"{row} 60", f"{row} 200"] for row in range(3)]]
    assert [note.message_key for note in document.notes] == ["pdf_page_fallback"]


def test_hyphen_at_a_line_end_stays_and_so_does_the_break() -> None:
    page = Page().text(60, 100, "according to the decision 41/KH-").text(60, 115, "UBND of the province")
    assert read(page).text == "according to the decision 41/KH-\nUBND of the province\n"


def test_everything_has_its_place_in_the_text() -> None:
    document = read(plan_page(), plan_page())
    spans = [
        (part.start, part.end)
        for block in document.blocks
        for part in ([block] if isinstance(block, RawLine) else [cell for row in block.rows for cell in row.cells])
    ]
    assert spans == sorted(spans)
    gaps = [document.text[end:start] for (_, end), (start, _) in pairwise(spans)]
    assert set(gaps) == {"\n", "\t"}
