"""Web pages: portals, Word's and LibreOffice's exports, saved pages, encodings, and pages made to do harm."""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.legacy_encodings import encode_tcvn3, encode_windows_1258
from tests.reading import refusal_of
from tthc_cli.extract.docx import extract_docx
from tthc_cli.extract.html import extract_html
from tthc_cli.extract.raw import RawDocument, RawLine, RawTable
from tthc_cli.model.plan import Plan
from tthc_cli.pipeline import parse_file

_ROOT = Path(__file__).parents[2]
_DOCUMENTS = sorted(
    [*(_ROOT / "tests" / "documents").glob("*.docx"), *(_ROOT / "samples").rglob("KH*.docx")],
    key=lambda path: path.name,
)


def read(page: str | bytes) -> RawDocument:
    return extract_html(Path("kh.html"), page if isinstance(page, bytes) else page.encode())


def lines(raw: RawDocument) -> list[str]:
    return [raw.text[block.start : block.end] for block in raw.blocks if isinstance(block, RawLine)]


def tables(raw: RawDocument) -> list[list[list[str]]]:
    return [
        [[raw.text[cell.start : cell.end] for cell in row.cells] for row in block.rows]
        for block in raw.blocks
        if isinstance(block, RawTable)
    ]


# --- the same plan from a page of a portal ---------------------------------------------------------------------------

_PORTAL = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>KẾ HOẠCH - Cổng thông tin</title>
<style>.x {{ color: red }}</style><script>var a = "KẾ HOẠCH";</script></head><body>
<div id="header"><div class="logo">CỔNG THÔNG TIN ĐIỆN TỬ TỈNH BÌNH AN</div>
<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/van-ban">Văn bản</a></li></ul></div>
<div class="row"><div class="left"><h3>Tin mới</h3><p>Hội nghị trực tuyến tháng 3</p>
<p>Thực hiện Kế hoạch số 99/KH-UBND ngày 01/01/2020 của UBND tỉnh.</p></div>
<div class="main"><div class="toolbar"><a href="/tai-ve/1">Tải về</a></div>
<div class="content"><div>{content}</div></div></div></div>
<div id="footer"><p>Bản quyền thuộc UBND tỉnh Bình An. Giấy phép số 12/GP-STTTT ngày 05/5/2015.</p></div>
</body></html>"""


def portal_page(raw: RawDocument) -> str:
    """A document as a portal shows it: one `p` a line, tables with spans, everything in nested boxes."""
    return _PORTAL.format(content="\n".join(_blocks(raw)))


def _blocks(raw: RawDocument) -> Iterator[str]:
    last = 0
    for block in raw.blocks:
        if isinstance(block, RawTable):
            yield _table(raw, block)
            last = block.rows[-1].cells[-1].end if block.rows and block.rows[-1].cells else last
            continue
        if raw.text[last : block.start].count("\n") > 1:
            yield "<p>&nbsp;</p>"
        look = ["<b>", "</b>"] if block.bold else ["", ""]
        align = ' style="text-align: center"' if block.centered else ""
        text = html.escape(raw.text[block.start : block.end]).replace("    ", "&nbsp;&nbsp;&nbsp;&nbsp;")
        yield f"<p{align}>{look[0]}{text}{look[1]}</p>"
        last = block.end


def _table(raw: RawDocument, table: RawTable) -> str:
    rows = []
    for row in table.rows:
        cells = []
        for cell in row.cells:
            text = html.escape(raw.text[cell.start : cell.end]).replace("\n", "<br>\n")
            spans = f'colspan="{cell.column_span}" rowspan="{cell.row_span}"'
            cells.append(f"<td {spans}><div>{'<b>' if cell.bold else ''}{text}{'</b>' if cell.bold else ''}</div></td>")
        rows.append("<tr>\n" + "\n".join(cells) + "\n</tr>")
    return f'<table border="{1 if table.ruled else 0}"><tbody>{"".join(rows)}</tbody></table>'


def _said(plan: Plan) -> dict[str, object]:
    """What a plan says, places apart."""
    return dict(_without_places(plan.model_dump(exclude={"source", "diagnostics", "blocks", "coverage"})))  # type: ignore[call-overload]


def _without_places(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items() if key != "span"}
    return [_without_places(item) for item in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("path", _DOCUMENTS, ids=lambda path: path.stem)
def test_a_portal_page_gives_the_plan_of_the_word_file(path: Path, tmp_path: Path) -> None:
    page = tmp_path / "kh.html"
    page.write_text(portal_page(extract_docx(path, path.read_bytes())), "utf-8")
    assert _said(parse_file(page)) == _said(parse_file(path))


# --- blocks and blanks -----------------------------------------------------------------------------------------------


def test_blocks_breaks_and_blanks() -> None:
    page = "<p>Một\n  hai <b>ba</b></p><div>Bốn<br>năm<div>Sáu</div>bảy</div><p>A&nbsp;B&nbsp;&nbsp;&nbsp;&nbsp;C</p>"
    assert lines(read(page)) == ["Một hai ba", "Bốn", "năm", "Sáu", "bảy", "A B    C"]


def test_looks() -> None:
    page = (
        "<center><b>KẾ HOẠCH</b></center><p><b>Một</b> hai</p>"
        '<p style="text-align:center;font-weight:bold">Năm 2024</p>'
    )
    found = [(block.bold, block.centered) for block in read(page).blocks if isinstance(block, RawLine)]
    assert found == [(True, True), (False, False), (True, True)]
    assert lines(read('<p style="text-transform: uppercase">Kế hoạch</p>')) == ["KẾ HOẠCH"]


def test_numbers_of_lists() -> None:
    page = (
        '<ol type="I"><li>MỘT</li><li>HAI<ol start="3"><li>ba</li><li value="7">bảy</li></ol></li></ol>'
        '<ol type="a"><li><p>chữ</p></li></ol><ul><li>gạch</li></ul>'
    )
    assert lines(read(page)) == ["I. MỘT", "II. HAI", "3. ba", "7. bảy", "a. chữ", "- gạch"]


def test_what_is_hidden_or_script_is_left_out() -> None:
    page = (
        "<p>Thấy</p><p style='display:none'>Ẩn</p><div hidden>Ẩn</div><script>Ẩn</script><nav>Ẩn</nav><!-- Ẩn -->"
        "<p>Một <span style='mso-hide:all'>ẩn</span> hai</p>"
    )
    assert lines(read(page)) == ["Thấy", "Một hai"]


def test_word_writes_numbers_between_conditions() -> None:
    page = (
        "<html xmlns:o='urn:x'><body><p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1."
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Rà soát<o:p></o:p></p>"
        "<!--[if gte mso 9]><xml>Ẩn</xml><![endif]--></body></html>"
    )
    assert [" ".join(line.split()) for line in lines(read(page))] == ["1. Rà soát"]


def test_old_fonts_are_known() -> None:
    page = f"<p><font face='.VnTimeH'>{encode_tcvn3('kế')}</font></p>"
    raw = read(page)
    assert [(run.start, run.end, run.capitals) for run in raw.legacy_runs] == [(0, 2, True)]


# --- tables ----------------------------------------------------------------------------------------------------------


def test_spans() -> None:
    page = (
        "<table border=1><thead><tr><th rowspan=2>STT</th><th colspan=2>Thời gian</th></tr>"
        "<tr><td>Từ</td><td>Đến</td></tr></thead><tbody><tr><td>1</td><td rowspan=9>a<br>b</td><td>c</td></tr>"
        "<tr><td>2</td><td>d</td></tr></tbody></table>"
    )
    [table] = [block for block in read(page).blocks if isinstance(block, RawTable)]
    assert [[(c.column, c.column_span, c.row_span) for c in row.cells] for row in table.rows] == [
        [(0, 1, 2), (1, 2, 1)],
        [(1, 1, 1), (2, 1, 1)],
        [(0, 1, 1), (1, 1, 2), (2, 1, 1)],
        [(0, 1, 1), (2, 1, 1)],
    ]
    assert tables(read(page))[0][2] == ["1", "a\nb", "c"]


@pytest.mark.parametrize(
    ("attributes", "columns", "ruled"),
    [
        ("border=1", 2, True),
        ("border=0", 4, False),
        ("", 2, False),
        ("", 3, True),
        ("style='border: 1px solid'", 2, True),
    ],
)
def test_rules(attributes: str, columns: int, ruled: bool) -> None:
    [table] = read(f"<table {attributes}><tr>{'<td>x</td>' * columns}</tr></table>").blocks
    assert isinstance(table, RawTable)
    assert table.ruled == ruled


def test_lines_that_are_links_are_left_out_and_links_in_a_sentence_stay() -> None:
    page = (
        "<p><a href='/x'>Xem thêm</a></p><p>Căn cứ <a href='/nd'>Nghị định số 61/2018/NĐ-CP</a>;</p>"
        "<p><a name='dieu_1'>Điều 1. Phạm vi</a></p>"
    )
    assert lines(read(page)) == ["Căn cứ Nghị định số 61/2018/NĐ-CP;", "Điều 1. Phạm vi"]


def test_tables_that_only_hold_others_are_no_tables() -> None:
    inner = "<table border=1><tr><td>a</td><td>b</td><td>c</td></tr></table>"
    raw = read(f"<table><tr><td>menu</td><td><p>Trước</p>{inner}<p>Sau</p></td></tr></table>")
    assert lines(raw) == ["menu", "Trước", "Sau"]
    assert tables(raw) == [[["a", "b", "c"]]]


# --- encodings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1258"])
def test_declared_encodings(encoding: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><p>Kế hoạch</p>'
    data = encode_windows_1258(page) if encoding == "windows-1258" else page.encode(encoding)
    assert lines(read(data))[0].replace("ê\u0301", "ế").replace("a\u0323", "ạ") == "Kế hoạch"


def test_a_saved_page_is_a_mail() -> None:
    page = "<html><body><p>Kế hoạch của Sở</p></body></html>".encode()
    mail = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html; "
        b"charset=\"utf-8\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page + b"\r\n--x--\r\n"
    )  # fmt: skip
    assert lines(read(mail)) == ["Kế hoạch của Sở"]


# --- pages made to do harm -------------------------------------------------------------------------------------------


refusal = partial(refusal_of, read)


def test_a_page_without_words_is_refused() -> None:
    assert refusal(b"<html><body><img src='http://x/y.png'></body></html>") == "no_text"
    assert refusal(b"<html><body></body></html>") == "no_text"


def test_deep_and_large_pages_are_bounded() -> None:
    assert refusal(b"<div>" * 100_000 + b"x") == "damaged"
    assert refusal(b"<p>a</p>" * 1_000_000) == "too_large"
    cell = b"<td colspan=1000 rowspan=65000>x</td>"
    assert read(b"<table border=1>" + (b"<tr>" + cell + b"</tr>") * 300 + b"</table>").text.count("x") <= 300


def test_local_files_and_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("BÍ MẬT")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><p>Kế &x; hoạch</p><iframe src="file://{secret}">'
    assert "BÍ MẬT" not in read(page).text
