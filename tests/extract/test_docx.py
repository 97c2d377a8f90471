"""Paragraphs of Word files, and Word files that are broken or hostile. The XML is written here, as Word writes it."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx import extract_docx
from tthc_cli.extract.docx_package import MAX_PART_BYTES
from tthc_cli.extract.raw import RawDocument, RawLine, RawTable

PATH = Path("plan.docx")
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def word_file(body: str, *, styles: str = "", head: str = "", compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as package:
        package.writestr("word/document.xml", f"{head}<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        if styles:
            package.writestr("word/styles.xml", f"<w:styles {SPACES}>{styles}</w:styles>")
    return file.getvalue()


def read(body: str, styles: str = "") -> RawDocument:
    return extract_docx(PATH, word_file(body, styles=styles))


def lines(document: RawDocument) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if isinstance(block, RawLine)]


def only_line(document: RawDocument) -> RawLine:
    (block,) = document.blocks
    assert isinstance(block, RawLine)
    return block


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, look: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{run(text)}</w:p>"


def refusal(data: bytes) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        extract_docx(PATH, data)
    return caught.value


# ── Text ──


def test_paragraph_text_equals_that_of_python_docx() -> None:
    path = Path(docx.__file__).parent / "templates" / "default.docx"
    document = docx.Document(str(path))
    for text in ("KẾ HOẠCH", "Cải cách hành chính năm 2022", "Số: 41/KH-SNgV"):
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    assert lines(extract_docx(PATH, file.getvalue())) == [p.text for p in document.paragraphs]


def test_lines_lie_where_they_say_and_empty_paragraphs_leave_one_blank_line() -> None:
    document = read(paragraph("KẾ HOẠCH") + "<w:p/>" + paragraph("   ") + "<w:p/>" + paragraph("Căn cứ"))
    assert document.text == "KẾ HOẠCH\n\nCăn cứ\n"
    assert lines(document) == ["KẾ HOẠCH", "Căn cứ"]
    assert all(isinstance(block, RawLine) and block.whole and block.page is None for block in document.blocks)


def test_breaks_end_lines_and_tabs_are_wide_gaps() -> None:
    inner = "<w:t>Số:</w:t><w:tab/><w:t>/KH-STP</w:t><w:br/><w:t>b</w:t><w:br w:type='page'/><w:t>c</w:t>"
    assert lines(read(f"<w:p><w:r>{inner}</w:r></w:p>")) == ["Số:    /KH-STP", "b", "c"]


def test_a_line_feed_inside_a_text_element_is_a_space() -> None:
    assert read("<w:p><w:r><w:t>Sở\nTư\tpháp</w:t></w:r></w:p>").text == "Sở Tư pháp\n"


def test_special_characters() -> None:
    body = (
        "<w:p><w:r><w:t>41/KH</w:t><w:noBreakHyphen/><w:t>SNgV </w:t>"
        '<w:sym w:font="Symbol" w:char="F0B3"/><w:t>50%</w:t>'
        '<w:sym w:font="Symbol" w:char="D800"/><w:sym w:char="junk"/>'
        "</w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"
    )
    assert read(body).text == "41/KH-SNgV ≥50%x=1\n"


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (f"<w:smartTag>{run('Bình Phước')}</w:smartTag>", "Bình Phước"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('năm 2023')}</w:sdtContent></w:sdt>", "năm 2023"),
        (f"<w:hyperlink>{run('thuvienphapluat.vn')}</w:hyperlink>", "thuvienphapluat.vn"),
        (f"<w:ins>{run('thêm')}</w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>", "thêm"),
        (f"<w:moveFrom>{run('chuyển')}</w:moveFrom><w:moveTo>{run('đến')}</w:moveTo>", "đến"),
        (f"<w:fldSimple w:instr='DATE'>{run('2023')}</w:fldSimple>", "2023"),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>3</w:t></w:r>", "3"),
        (run("ẩn", "<w:vanish/>") + run("hiện", '<w:vanish w:val="0"/>'), "hiện"),
        (run("kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
    ],
)
def test_inside_a_paragraph_what_is_shown_is_read(inner: str, shown: str) -> None:
    assert read(f"<w:p>{inner}</w:p>").text == shown + "\n"


def test_content_controls_around_paragraphs_and_tables_are_looked_through() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('ô')}</w:tc><w:tc>{paragraph('kia')}</w:tc></w:tr></w:tbl>"
    body = f"<w:sdt><w:sdtContent>{paragraph('trong')}{table}</w:sdtContent></w:sdt>{paragraph('ngoài')}"
    document = read(body)
    assert document.text == "trong\nô\tkia\nngoài\n"
    assert [type(block) for block in document.blocks] == [RawLine, RawTable, RawLine]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('Hỏa tốc')}</w:txbxContent>"
    twins = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert lines(read(f"<w:p><w:r>{twins}</w:r>{run('KẾ HOẠCH')}</w:p>")) == ["KẾ HOẠCH", "Hỏa tốc"]


def test_an_old_text_box_is_read() -> None:
    box = f"<w:pict><v:textbox><w:txbxContent>{paragraph('DỰ THẢO')}</w:txbxContent></v:textbox></w:pict>"
    assert lines(read(f"<w:p><w:r>{box}</w:r></w:p>")) == ["DỰ THẢO"]


def test_strict_files_are_read_too() -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(
            "word/document.xml",
            b'<w:document xmlns:w="' + strict + b'"><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>',
        )
    assert extract_docx(PATH, file.getvalue()).text == "a\n"


# ── Look ──

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr>
 <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="SubTitle"><w:basedOn w:val="Title"/><w:rPr><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/><w:rPr><w:b/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("style", "look", "bold", "size", "centered"),
    [
        ("", "", False, 14.0, False),
        ("Title", "", True, 14.0, True),
        ("SubTitle", "", True, 13.0, True),
        ("SubTitle", '<w:b w:val="0"/><w:sz w:val="24"/>', False, 12.0, True),
        ("", '<w:rStyle w:val="Strong"/>', True, 14.0, False),
        ("Title", '<w:rStyle w:val="Strong"/>', False, 14.0, True),
        ("Circle", "", True, 14.0, False),
        ("NoSuchStyle", "", False, 14.0, False),
    ],
)
def test_look_comes_from_run_style_and_defaults(style: str, look: str, bold: bool, size: float, centered: bool) -> None:
    body = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run("KẾ HOẠCH", look)}</w:p>'
    line = only_line(read(body, STYLES))
    assert (line.bold, line.size, line.centered) == (bold, size, centered)


def test_a_line_is_bold_when_all_its_words_are() -> None:
    bold = f"<w:p>{run('Nơi nhận', '<w:b/>')}{run('  ')}{run(':', '<w:b/>')}</w:p>"
    body = bold + f"<w:p>{run('Số', '<w:b/>')}{run(' 1')}</w:p>"
    assert [block.bold for block in read(body).blocks if isinstance(block, RawLine)] == [True, False]


def test_paragraph_centers_against_its_style() -> None:
    body = '<w:p><w:pPr><w:pStyle w:val="Title"/><w:jc w:val="both"/></w:pPr>' + run("a") + "</w:p>"
    assert only_line(read(body, STYLES)).centered is False


# ── Files that cannot be read ──


@pytest.mark.parametrize(("name", "found"), [("xl/workbook.xml", "xlsx"), ("content.xml", "odf"), ("a.txt", "zip")])
def test_a_zip_without_a_word_document(name: str, found: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(name, "x")
    error = refusal(file.getvalue())
    assert (error.reason, error.facts["found"]) == ("not_a_document", found)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_a_file_cut_short_is_damaged(share: float) -> None:
    data = word_file(paragraph("a" * 500))
    assert refusal(data[: int(len(data) * share)]).reason == "damaged"


def test_xml_that_cannot_be_parsed_is_damaged() -> None:
    error = refusal(word_file("<w:p>"))
    assert error.reason == "damaged"
    assert "word/document.xml" in str(error.facts["detail"])


def test_a_part_cut_by_a_bad_disk_is_damaged() -> None:
    data = bytearray(word_file(paragraph("Kế hoạch"), compression=zipfile.ZIP_STORED))
    at = data.index("Kế".encode())
    data[at] ^= 0xFF
    assert refusal(bytes(data)).reason == "damaged"


def test_elements_nested_too_deep_are_damaged() -> None:
    assert refusal(word_file("<w:ins>" * 1000 + "</w:ins>" * 1000)).reason == "damaged"


def test_nesting_that_the_parser_allows_is_read() -> None:
    depth = 200
    assert lines(read("<w:sdtContent>" * depth + paragraph("sâu") + "</w:sdtContent>" * depth)) == ["sâu"]


def test_a_document_of_blanks_has_no_text() -> None:
    assert refusal(word_file("<w:p/>" + paragraph(" "))).reason == "no_text"


def test_a_zip_bomb_is_refused_before_it_is_inflated() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (MAX_PART_BYTES + 1))
    assert len(file.getvalue()) < 100_000
    assert refusal(file.getvalue()).reason == "too_large"


def test_a_ratio_no_document_reaches_is_refused() -> None:
    assert refusal(word_file(paragraph("a" * 9_000_000))).reason == "too_large"


def test_a_bomb_that_declares_a_small_size_is_inflated_no_further_than_that() -> None:
    size = 20_000_000
    data = word_file(paragraph("a" * size))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        declared = package.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    assert data.count(declared) == 2
    assert refusal(data.replace(declared, (1000).to_bytes(4, "little"))).reason == "damaged"


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compressions_that_cannot_be_bounded_are_refused(compression: int) -> None:
    assert refusal(word_file(paragraph("a"), compression=compression)).reason == "damaged"


def test_a_password_on_the_zip() -> None:
    data = bytearray(word_file(paragraph("a")))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + offset] |= 1
    assert refusal(bytes(data)).reason == "encrypted"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/passwd">',
        '<!ENTITY % remote SYSTEM "http://example.invalid/x.dtd"> %remote; <!ENTITY c "x">',
    ],
)
def test_entities_are_refused(declaration: str) -> None:
    head = f"<!DOCTYPE w:document [{declaration}]>"
    error = refusal(word_file("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>", head=head))
    assert (error.reason, error.facts["part"]) == ("unsafe", "word/document.xml")


def test_damaged_bytes_never_raise_anything_else() -> None:
    data = word_file(paragraph("Kế hoạch"), styles=STYLES)
    dice = random.Random(7)
    reasons = set()
    for _ in range(300):
        copy = bytearray(data)
        for _ in range(3):
            copy[dice.randrange(len(copy))] = dice.randrange(256)
        try:
            extract_docx(PATH, bytes(copy))
        except UnreadableFileError as error:
            reasons.add(error.reason)
    assert "damaged" in reasons


def test_python_docx_is_not_loaded() -> None:
    code = "import sys, tthc_cli.extract.docx; print('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_old_fonts_of_runs_are_passed_on() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, font in (("kÕ", ".VnTimeH"), (" ho¹ch ", ".VnTime"), ("của Sở", "Times New Roman"), ("Soá", "VNI-Times")):
        paragraph.add_run(text).font.name = font
    document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("bé").font.name = ".VnTimeH"
    file = io.BytesIO()
    document.save(file)
    raw = extract_docx(Path("a.docx"), file.getvalue())
    found = [(raw.text[run.start : run.end], run.encoding, run.capitals) for run in raw.legacy_runs]
    assert found == [
        ("kÕ", "tcvn3", True),
        (" ho¹ch ", "tcvn3", False),
        ("Soá", "vni", False),
        ("bé", "tcvn3", True),
    ]
