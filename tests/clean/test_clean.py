"""Each repair, and the promise that holds for all: every character still knows its place in the file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from tests.reading import clean_of
from tthc_cli.clean import clean_document
from tthc_cli.clean.characters import fix_characters
from tthc_cli.clean.clean_document import CleanDocument, CleanLine, CleanTable
from tthc_cli.clean.mapped import Mapped, join
from tthc_cli.clean.markup import fix_markup
from tthc_cli.clean.wraps import join_wrapped
from tthc_cli.extract.raw import RawCell, RawDocument, RawLine, RawRow, RawTable


def texts(clean: CleanDocument) -> Iterator[Mapped]:
    """The text of every line and cell."""
    for block in clean.blocks:
        if isinstance(block, CleanTable):
            yield from (cell.text for row in block.rows for cell in row.cells)
        else:
            yield block.text


def lines(clean: CleanDocument) -> list[str]:
    return [text.text for text in texts(clean)]


def repairs(clean: CleanDocument) -> list[tuple[str, int, int]]:
    return [(repair.name, repair.times, repair.start) for repair in clean.repairs]


def mapped(text: str) -> Mapped:
    return Mapped(text, range(len(text)))


def pages(*contents: list[str]) -> RawDocument:
    """A document with pages, one line after the other."""
    text, blocks = "", []
    for number, page in enumerate(contents, 1):
        for line in page:
            blocks.append(RawLine(len(text), len(text) + len(line), page=number))
            text += line + "\n"
    return RawDocument("a.pdf", "application/pdf", "0" * 64, text, tuple(blocks), pages=len(contents))


# --- characters ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("broken", "whole", "repair"),
    [
        (unicodedata.normalize("NFD", "Kế hoạch của Sở"), "Kế hoạch của Sở", "decomposed-letters"),
        ("Ðiều 1, Ðảng ủy", "Điều 1, Đảng ủy", "wrong-letters"),
        ("cơ quan nhà nƣớc, TRƢỜNG", "cơ quan nhà nước, TRƯỜNG", "wrong-letters"),
        ("UBND\u00a0tỉnh\u2003Bình\u202fAn", "UBND tỉnh Bình An", "odd-spaces"),
        ("Quy\u200bết đị\u00adnh\ufeff", "Quyết định", "invisible-characters"),
    ],
)
def test_each_fault_of_characters_is_mended_and_named(broken: str, whole: str, repair: str) -> None:
    clean = clean_of(broken)
    assert lines(clean) == [whole]
    assert [name for name, *_ in repairs(clean)] == [repair]


@pytest.mark.parametrize(
    "healthy",
    [
        "Ủy ban nhân dân tỉnh – 61/2018/NĐ-CP",
        "hoà, hòa; uỷ, ủy",
        "đ Đ ư Ư ơ Ơ",
        "a  b\tc",
        "“ngoặc” … 100 %",
        "https://dichvucong.gov.vn",
    ],
)
def test_healthy_text_is_left_as_it_is(healthy: str) -> None:
    whole, mended = fix_characters(healthy)
    assert (whole.text, mended) == (healthy, ())
    assert list(whole.at) == list(range(len(healthy)))


def test_repairs_tell_how_often_and_where_first() -> None:
    assert repairs(clean_of("Sở\nÐiều 1 Ðiều 2\u00a0.")) == [("wrong-letters", 2, 3), ("odd-spaces", 1, 16)]


def test_a_letter_keeps_its_place_when_its_marks_are_composed() -> None:
    text = unicodedata.normalize("NFD", "tế số 5")
    [found] = texts(clean_of(text))
    assert found.text == "tế số 5"
    assert [text[place] for place in found.at] == list("te so 5")
    assert found.at[-1] == len(text) - 1


def test_invisible_characters_shift_nothing() -> None:
    text = "\u200bSố\u200b: 5"
    [found] = texts(clean_of(text))
    assert found.text == "Số: 5"
    assert [text[place] for place in found.at] == list("Số: 5")


@pytest.mark.parametrize(("broken", "whole"), [("đƣ\u0301ng", "đứng"), ("e\u200b\u0301", "é")])
def test_marks_on_a_letter_that_is_mended_itself(broken: str, whole: str) -> None:
    assert fix_characters(broken)[0].text == whole


# --- marks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("## **KẾ HOẠCH**", ["KẾ HOẠCH"]),
        ("### **1. Mục đích**", ["1. Mục đích"]),
        ("**KT. GIÁM ĐỐC**  ", ["KT. GIÁM ĐỐC  "]),
        ("báo cáo **trước ngày 10** hằng tháng", ["báo cáo trước ngày 10 hằng tháng"]),
        (
            "**PHỤ LỤC****Hoạt động kiểm soát***(Ban hành kèm theo)*",
            ["PHỤ LỤC", "Hoạt động kiểm soát", "(Ban hành kèm theo)"],
        ),
        ("<b>Stt</b>\t<b>Nội dung</b>", ["Stt\tNội dung"]),
        (r"1\. Việc một \- việc hai", ["1. Việc một - việc hai"]),
        ("* Nội dung **chính**", ["* Nội dung chính"]),
    ],
)
def test_marks_of_markdown_and_html(line: str, found: list[str]) -> None:
    clean = clean_of(line)
    assert lines(clean) == found
    assert "".join(line[place] for text in texts(clean) for place in text.at) == "".join(found)


@pytest.mark.parametrize("line", ["* Nội dung một", "giá trị < 5 và > 3", "Văn bản số 5 # 6", "a*b"])
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    kept = line.replace("a*b", "ab")
    assert [piece.text.text for piece in fix_markup(mapped(line))] == [kept]


def test_an_escaped_star_is_a_star() -> None:
    assert lines(clean_of(r"Ghi chú\*: xem Phụ lục")) == ["Ghi chú*: xem Phụ lục"]


@pytest.mark.xfail(reason="a mark that comes to light when another is taken out stays", strict=True)
@pytest.mark.parametrize("line", ["*# Mục đích", "# # Mục đích", "<<b>b>Mục đích"])
def test_marks_within_marks(line: str) -> None:
    assert lines(clean_of(line)) == ["Mục đích"]


def test_a_marked_line_is_bold_only_if_all_of_it_is() -> None:
    found = {
        piece.text.text: piece.bold for line in ("**Tất cả**", "**Một** phần") for piece in fix_markup(mapped(line))
    }
    assert found == {"Tất cả": True, "Một phần": False}


def test_a_pdf_has_no_marks() -> None:
    assert lines(clean_document(pages(["**KẾ HOẠCH**", "# 1", "Một", "Hai", "Ba"])))[:2] == ["**KẾ HOẠCH**", "# 1"]


# --- page furniture --------------------------------------------------------------------------------------------------

_BODY = ["Một của trang.", "Hai của trang.", "Ba của trang.", "Bốn của trang."]
_NEXT = ["Năm của trang.", "Sáu của trang.", "Bảy của trang.", "Tám của trang."]


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2/9", "  2 ", "2/9"])
def test_page_numbers_at_the_edge_are_taken_out(number: str) -> None:
    clean = clean_document(pages(_BODY, [number, *_NEXT]))
    assert lines(clean) == [*_BODY, *_NEXT]
    assert ("page-furniture", 1, 0) in repairs(clean)


def test_running_heads_are_taken_out() -> None:
    head = "Kế hoạch cải cách hành chính 2024"
    own = [[f"{word} {line}" for line in _BODY] for word in ("Một", "Hai", "Ba")]
    clean = clean_document(pages(*([head, *page] for page in own)))
    assert lines(clean) == [line for page in own for line in page]


def test_a_number_within_a_page_stays() -> None:
    assert "25" in lines(clean_document(pages([*_BODY[:2], "25", *_BODY[2:]])))


def test_a_text_without_pages_has_no_furniture() -> None:
    assert lines(clean_of("2\nKẾ HOẠCH\n3")) == ["2", "KẾ HOẠCH", "3"]


def test_the_first_line_that_is_left_of_a_page_is_known() -> None:
    clean = clean_document(pages(_BODY, ["2", *_NEXT]))
    assert [isinstance(block, CleanLine) and block.starts_page for block in clean.blocks] == [
        True,
        False,
        False,
        False,
    ] * 2


# --- wrapped lines ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["Nghị định số 107/2021/NĐ-", "CP ngày 06/12/2021"], "Nghị định số 107/2021/NĐ-CP ngày 06/12/2021"),
        (["Quyết định số 1089/QĐ-", "UBND"], "Quyết định số 1089/QĐ-UBND"),
        (["Quyết định số 107/2021", "/NĐ-CP"], "Quyết định số 107/2021/NĐ-CP"),
        (["ngày 08/", "4/2020"], "ngày 08/4/2020"),
        (["ngày 30 tháng", "12 năm 2022"], "ngày 30 tháng 12 năm 2022"),
        (["chính quyền điện tử -", "số hóa"], "chính quyền điện tử - số hóa"),
        (["một cửa", "", "liên thông"], "một cửa liên thông"),
        (["hồ sơ/", "Tổng số"], "hồ sơ/Tổng số"),
    ],
)
def test_what_a_line_end_cut_is_whole_again(parts: list[str], whole: str) -> None:
    text = "\n".join(parts)
    starts = [sum(len(part) + 1 for part in parts[:index]) for index in range(len(parts))]
    joined = join_wrapped(
        Mapped(part, range(start, start + len(part))) for part, start in zip(parts, starts, strict=True)
    )
    assert joined.text == whole
    kept = [(char, text[place]) for char, place in zip(joined.text, joined.at, strict=True) if char != " "]
    assert all(char == printed for char, printed in kept)


def test_typed_line_feeds_in_a_cell_stay_and_wrapped_ones_go() -> None:
    text = "- Kế hoạch\nkiểm tra;\n- Báo  cáo"
    cell = RawCell(0, len(text), 0, wraps=(text.index("\n"),))
    raw = RawDocument("a.pdf", "application/pdf", "0" * 64, text, (RawTable((RawRow((cell,)),), 1),), pages=1)
    [found] = texts(clean_document(raw))
    assert found.text == "- Kế hoạch kiểm tra;\n- Báo cáo"
    assert all(text[place] == char for char, place in zip(found.text, found.at, strict=True) if not char.isspace())


# --- mapped text -----------------------------------------------------------------------------------------------------


def test_squeeze_strip_and_part_keep_places() -> None:
    text = mapped("  Sở   Nội\tvụ  ")
    for found, printed in ((text.squeeze(), "Sở Nội vụ"), (text.strip(), "Sở   Nội\tvụ"), (text.part(2, 4), "Sở")):
        assert found.text == printed
        assert all(text.text[place] == char for char, place in zip(printed, found.at, strict=True) if char != " ")
    assert (text.squeeze().start, text.squeeze().end) == (2, 13)


def test_an_empty_text_has_no_place() -> None:
    assert (mapped("").start, mapped("").end, bool(mapped(" ").strip())) == (-1, -1, False)


def test_join_leaves_out_empty_parts() -> None:
    parts = [mapped("ab").part(0, 1), mapped(""), mapped("ab").part(1, 2)]
    joined = join(parts, "; ")
    assert (joined.text, len(joined.at)) == ("a; b", 4)
