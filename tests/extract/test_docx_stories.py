"""What stands beside the running text of Word files, and what programs other than Word write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.word_xml import OFFICE, PACKAGE, SPACES, WORD, archive, package, paragraph, relationships, run
from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx import extract_docx
from tthc_cli.extract.raw import RawDocument, RawLine, RawTable
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

PATH = Path("plan.docx")
STRICT = "http://purl.oclc.org/ooxml"


def read(body: str, **parts: str) -> RawDocument:
    return extract_docx(PATH, package(body, **parts))


def texts(document: RawDocument, part: str = "body") -> list[str]:
    return [
        document.text[block.start : block.end]
        for block in document.blocks
        if isinstance(block, RawLine) and block.part == part
    ]


def refusal(data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        extract_docx(PATH, data, options)
    return caught.value


# ── Fields ──


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str) -> str:
    return f"{mark('begin')}<w:r>{instruction}</w:r>{mark('separate')}{result}{mark('end')}"


PAGES = field("<w:instrText>NUMPAGES</w:instrText>", run("12"))


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (field('<w:instrText>REF muc \\h</w:instrText>', run("Mục II")), "Mục II"),
        (f"{mark('begin')}<w:r><w:t> = </w:t></w:r>{PAGES}{mark('separate')}{run('11')}{mark('end')}", "11"),
        (f"{mark('begin')}{run('PAGE')}{mark('end')}{run(' trang')}", " trang"),
        (f"{mark('begin')}{run('mất dấu kết thúc')}", "mất dấu kết thúc"),
        (f"{mark('end')}{run('một')}{mark('begin')}{run(' hai')}", "một hai"),
    ],
)  # fmt: skip
def test_results_of_fields_are_printed_and_instructions_are_not(inside: str, shown: str) -> None:
    assert read(f"<w:p>{inside}</w:p>{paragraph('hết')}").text == f"{shown}\nhết\n"


def test_a_field_may_end_in_a_later_paragraph() -> None:
    contents = f"<w:p>{mark('begin')}{run('TOC')}{mark('separate')}{run('I. MỤC ĐÍCH')}</w:p><w:p>{mark('end')}</w:p>"
    assert texts(read(contents + paragraph("KẾ HOẠCH"))) == ["I. MỤC ĐÍCH", "KẾ HOẠCH"]


# ── Tracked changes ──

GONE = '<w:rPr><w:del w:id="9" w:author="a"/></w:rPr>'


def test_a_paragraph_without_its_end_runs_on_into_the_next() -> None:
    body = paragraph("Cải cách ", GONE) + paragraph("hành ", GONE) + paragraph("chính", '<w:jc w:val="center"/>')
    document = read(body + paragraph("năm 2023"))
    assert texts(document) == ["Cải cách hành chính", "năm 2023"]
    assert document.blocks[0].centered is True  # type: ignore[union-attr]


def test_a_paragraph_without_its_end_before_a_table_or_at_the_end_stays() -> None:
    cells = f"<w:tc>{paragraph('ô', GONE)}</w:tc><w:tc>{paragraph('kia')}</w:tc>"
    document = read(f"{paragraph('trước', GONE)}<w:tbl><w:tr>{cells}</w:tr></w:tbl>{paragraph('sau', GONE)}")
    assert document.text == "trước\nô\tkia\nsau\n"


def test_a_deleted_cell_is_left_out() -> None:
    deleted = f'<w:tc><w:tcPr><w:cellDel w:id="1" w:author="a"/></w:tcPr>{paragraph("bỏ")}</w:tc>'
    cells = f"{deleted}<w:tc>{paragraph('một')}</w:tc><w:tc>{paragraph('hai')}</w:tc>"
    assert read(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").text == "một\thai\n"


# ── Runs ──


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (f"<w:r><w:ruby><w:rt>{run('chú')}</w:rt><w:rubyBase>{run('gốc')}</w:rubyBase></w:ruby></w:r>", "gốc"),
        ("<w:r><w:t>TTHC</w:t><w:softHyphen/><w:t>2023</w:t></w:r>", "TTHC2023"),
        ('<w:r><w:t>a</w:t><w:br w:type="column"/><w:cr/><w:t>b</w:t></w:r>', "a\nb"),
        (
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:t>✓</w:t></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
            "✓",
        ),
        (f"<w:dir>{run('a')}</w:dir><w:bdo>{run('b')}</w:bdo>", "ab"),
        (f"<w:ins><w:del>{run('bớt')}</w:del>{run('còn')}</w:ins>", "còn"),
    ],
)
def test_more_that_runs_hold(inside: str, shown: str) -> None:
    assert read(f"<w:p>{inside}</w:p>").text == shown + "\n"


def test_comments_are_not_the_documents_text() -> None:
    inside = '<w:commentRangeStart w:id="0"/>' + run("Quý I") + '<w:r><w:commentReference w:id="0"/></w:r>'
    assert read(f"<w:p>{inside}</w:p>").text == "Quý I\n"


# ── Notes, headers, footers ──


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>'


def test_notes_stand_after_the_body_and_know_who_bears_their_mark() -> None:
    marked = '<w:p><w:r><w:t>Mục đích</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    other = marked.replace('w:id="2"', 'w:id="3"')
    cell = f"<w:tc>{paragraph('ô')}</w:tc><w:tc>{other}</w:tc>"
    notes = note(-1, "vạch") + note(3, "chú ba") + note(2, "chú hai") + note(4, "không ai nhắc")
    document = read(f"{paragraph('đầu')}{marked}<w:tbl><w:tr>{cell}</w:tr></w:tbl>", footnotes=notes)
    assert texts(document) == ["đầu", "Mục đích"]
    assert texts(document, "note") == ["chú hai", "chú ba"]
    marks = [block.note_mark for block in document.blocks if isinstance(block, RawLine) and block.part == "note"]
    assert marks == [document.text.index("Mục đích"), document.text.index("Mục đích", 10)]


def section(*references: str, more: str = "") -> str:
    named = (reference.split(":") for reference in references)
    calls = "".join(f'<w:{part[:6]}Reference w:type="{kind}" r:id="{part}"/>' for part, kind in named)
    return f"<w:sectPr>{calls}{more}</w:sectPr>"


def test_headers_and_footers_are_told_apart() -> None:
    body = paragraph("KẾ HOẠCH") + section("header1:default", "footer1:default", "header2:even")
    parts = {"header1": "SỞ TƯ PHÁP", "header2": "Kế hoạch năm 2023", "footer1": "Lưu hành nội bộ"}
    document = read(body, **{name: paragraph(text) for name, text in parts.items()})
    assert document.text.splitlines() == ["SỞ TƯ PHÁP", "KẾ HOẠCH", "Kế hoạch năm 2023", "Lưu hành nội bộ"]
    assert texts(document, "header") == ["SỞ TƯ PHÁP", "Kế hoạch năm 2023"]
    assert texts(document, "footer") == ["Lưu hành nội bộ"]


def test_the_first_page_shows_its_own_header() -> None:
    body = paragraph("KẾ HOẠCH") + section("header1:default", "header2:first", more="<w:titlePg/>")
    parts = {"header1": paragraph("đầu trang"), "header2": paragraph("SỞ TƯ PHÁP")}
    assert read(body, **parts).text.splitlines() == ["SỞ TƯ PHÁP", "KẾ HOẠCH", "đầu trang"]


def test_running_heads_are_read_once_and_page_numbers_not_at_all() -> None:
    first = f"<w:p><w:pPr>{section('header1:default')}</w:pPr></w:p>"
    body = first + paragraph("KẾ HOẠCH") + section("header2:default", "header3:even")
    document = read(body, header1=paragraph("Mật"), header2=paragraph("Mật"), header3=f"<w:p>{PAGES}</w:p>")
    assert document.text.split() == ["Mật", "KẾ", "HOẠCH"]


# ── Frames around content ──


def table(*rows: str, ruled: bool = True) -> str:
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    look = f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>" if ruled else ""
    return f"<w:tbl>{look}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cells(*inside: str) -> str:
    return "".join(f"<w:tc>{content}</w:tc>" for content in inside)


@pytest.mark.parametrize("around", ["one cell", "two cells"])
def test_a_table_around_everything_is_looked_through(around: str) -> None:
    inner = table(cells(paragraph("Stt"), paragraph("Nội dung")), cells(paragraph("1"), paragraph("Rà soát")))
    content = paragraph("I. NHIỆM VỤ") + inner + paragraph("Hết")
    others = [paragraph("lề")] if around == "two cells" else []
    document = read(table(cells(content, *others), ruled=False))
    assert document.text.startswith("I. NHIỆM VỤ\nStt\tNội dung\n1\tRà soát\nHết\n")
    assert [type(block) for block in document.blocks][:3] == [RawLine, RawTable, RawLine]


# ── Other programs ──


def test_the_main_part_may_have_any_name_and_target() -> None:
    for target in ("/doc/van-ban.xml", "doc/van-ban.xml", "./doc/../doc/van-ban.xml"):
        root = relationships(f'<Relationship Id="x" Type="{OFFICE}/officeDocument" Target="{target}"/>')
        data = package(paragraph("KẾ HOẠCH"), main="doc/van-ban.xml", more={"_rels/.rels": root})
        assert extract_docx(PATH, data).text == "KẾ HOẠCH\n"


def test_backslashes_and_capitals_in_part_names() -> None:
    data = archive({"Word\\Document.xml": f"<w:document {SPACES}><w:body>{paragraph('a')}</w:body></w:document>"})
    assert extract_docx(PATH, data).text == "a\n"


def test_any_prefix_will_do() -> None:
    inside = f'<x:document xmlns:x="{WORD}"><x:body><x:p><x:r><x:t>a</x:t></x:r></x:p></x:body></x:document>'
    assert extract_docx(PATH, archive({"word/document.xml": inside})).text == "a\n"


def test_strict_files_with_all_their_names() -> None:
    data = package(paragraph("KẾ HOẠCH", '<w:pStyle w:val="T"/>') + section("header1:default"),
                   styles='<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:b/></w:rPr></w:style>',
                   header1=paragraph("SỞ TƯ PHÁP"))  # fmt: skip
    strict = _rewritten(data, lambda xml: xml.replace(WORD, f"{STRICT}/wordprocessingml/main").replace(
        OFFICE, f"{STRICT}/officeDocument/relationships"))  # fmt: skip
    assert strict != data
    document, expected = extract_docx(PATH, strict), extract_docx(PATH, data)
    assert (document.text, document.blocks) == (expected.text, expected.blocks)


def test_parts_in_utf_16() -> None:
    data = package(paragraph("Kế hoạch"), styles="")
    utf16 = _rewritten(data, lambda xml: xml.replace("UTF-8", "UTF-16"), "utf-16")
    assert extract_docx(PATH, utf16).text == "Kế hoạch\n"


def _rewritten(data: bytes, change: Callable[[str], str], encoding: str = "utf-8") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return archive({name: change(opened.read(name).decode()).encode(encoding) for name in opened.namelist()})


# ── Told, not read ──


def test_pictures_alone_are_no_text_and_say_so() -> None:
    picture = '<w:p><w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r></w:p>'
    assert refusal(package(picture)).reason == "only_pictures"
    assert refusal(package(picture + section("header1:default"), header1=paragraph("Trang"))).reason == "only_pictures"


def test_embedded_documents_of_other_formats_are_told() -> None:
    document = read(paragraph("a") + '<w:altChunk r:id="x"/>')
    assert [(found.message_key, found.facts) for found in document.notes] == [("docx_foreign_part", {"count": 1})]


def test_what_a_person_allows_bounds_each_file() -> None:
    data = package(paragraph("a" * 5000))
    assert extract_docx(PATH, data, ExtractOptions(max_bytes=100_000)).text
    assert refusal(data, ExtractOptions(max_bytes=4000)).reason == "too_large"


def test_workbooks_are_no_word_documents() -> None:
    root = relationships(f'<Relationship Id="x" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>')
    assert (
        refusal(archive({"_rels/.rels": root, "xl/workbook.xml": f'<a xmlns="{PACKAGE}"/>'})).facts["found"] == "xlsx"
    )


def test_long_runs_of_one_character_are_cut() -> None:
    assert read(paragraph("Số:" + "." * 5000 + "/KH-UBND")).text == f"Số:{'.' * 198}/KH-UBND\n"
