"""Findings as comments: on the very characters, in every wrapper that Word has, beside the comments that are there."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.edit.reading_comments import covered_texts, read_comments
from tests.word_xml import OFFICE, office, package, paragraph, relationships, run
from tthc_cli.edit.word_comments import comment_docx
from tthc_cli.extract.docx import extract_docx
from tthc_cli.model.base import Span
from tthc_cli.model.findings import Finding, Related
from tthc_cli.options import DEFAULT_OPTIONS
from tthc_cli.pipeline import check_file

_FILE = Path("kh.docx")
_ROOT = Path(__file__).parents[2]
_DOCUMENTS = sorted([*_ROOT.glob("tests/documents/*.docx"), *_ROOT.glob("samples/**/[!~]*.docx")])
_PART = "word/document.xml"


def finding_at(data: bytes, words: str | None, *related: Related, path: Path = _FILE) -> Finding:
    """A finding about these words, which stand in the file once."""
    span = None
    if words is not None:
        text = extract_docx(path, data).text
        start = text.index(words)
        span = Span(page=None, line=1, column=1, start=start, end=start + len(words))
    return Finding(
        code="FRM002", name="motto", severity="error", message="Sai.", path=str(path), span=span, related=related,
        fingerprint="0",
    )  # fmt: skip


def _comment(data: bytes, *words: str | None) -> bytes:
    return comment_docx(_FILE, data, [finding_at(data, each) for each in words], "vi").data


def _main(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(_PART))


@pytest.mark.parametrize(
    "inside",
    [
        run("Giao Sở ") + run("Nội vụ chủ trì", "<w:b/>"),
        run("Giao ") + f'<w:hyperlink w:anchor="a">{run("Sở Nội vụ")}</w:hyperlink>' + run(" chủ trì"),
        run("Giao ") + f"<w:sdt><w:sdtContent>{run('Sở Nội')}</w:sdtContent></w:sdt>" + run(" vụ chủ trì"),
        f'<w:ins w:id="90" w:author="a">{run("Giao Sở ")}</w:ins>' + run("Nội vụ chủ trì"),
        run("Giao ") + f'<w:smartTag w:element="e">{run("Sở Nội vụ")}{run(" chủ trì")}</w:smartTag>',
        run("Giao Sở N") + '<w:del w:id="91"><w:r><w:delText>ôi</w:delText></w:r></w:del>' + run("ội vụ chủ trì"),
    ],
    ids=["runs", "link", "control", "inserted", "smart-tag", "deleted-between"],
)
def test_comment_covers_the_words_and_nothing_else(inside: str) -> None:
    data = package(f"<w:p>{inside}</w:p>")
    [comment] = read_comments(_comment(data, "Sở Nội vụ"))
    assert comment.covers == "Sở Nội vụ"
    assert comment.author == "tthc"
    assert comment.text == "FRM002 – Lỗi: Sai."


def test_text_and_looks_stay() -> None:
    data = package(f"<w:p>{run('Giao Sở Nội vụ chủ trì', '<w:b/><w:i/>')}</w:p>")
    copy = _comment(data, "Nội vụ")
    assert extract_docx(_FILE, copy).text == extract_docx(_FILE, data).text
    looks = [[child.tag.rpartition("}")[2] for child in look] for look in _main(copy).iter("{*}rPr")]
    assert looks == [["b", "i"]] * 3


def test_ranges_may_overlap() -> None:
    data = package(paragraph("Giao Sở Nội vụ chủ trì"))
    comments = read_comments(_comment(data, "Sở Nội vụ", "Nội vụ chủ trì", "Nội", "Giao Sở Nội vụ chủ trì"))
    assert [each.covers for each in comments] == ["Sở Nội vụ", "Nội vụ chủ trì", "Nội", "Giao Sở Nội vụ chủ trì"]


def test_tabs_and_breaks_around_the_words() -> None:
    inside = "<w:r><w:t>Số:</w:t><w:tab/><w:t>12/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t><w:br/><w:t>Sau</w:t></w:r>"
    [comment] = read_comments(_comment(package(f"<w:p>{inside}</w:p>"), "12/KH-UBND"))
    assert comment.covers == "12/KH-UBND"


def test_cells_of_a_table() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Rà soát", "Sở Nội vụ", "Quý I"))
    data = package(f"{paragraph('KẾ HOẠCH')}<w:tbl><w:tr>{cells}</w:tr></w:tbl>{paragraph('Hết')}")
    comments = read_comments(_comment(data, "Nội vụ", "Rà soát\tSở Nội vụ"))
    assert [each.covers for each in comments] == ["Nội vụ", "Rà soát"]  # of several cells the first


def test_comments_that_are_there_stay() -> None:
    with_comment = docx.Document()
    first = with_comment.add_paragraph("Giao Sở Nội vụ chủ trì").runs[0]
    with_comment.add_comment(first, text="Xem lại", author="Hoàng")
    file = io.BytesIO()
    with_comment.save(file)
    comments = read_comments(_comment(file.getvalue(), "Nội vụ", None))
    assert next((each.author, each.text) for each in comments) == ("Hoàng", "Xem lại")
    assert len({each.number for each in comments}) == 3
    assert [each.covers for each in comments] == ["Giao Sở Nội vụ chủ trì", "Nội vụ", ""]


def test_what_takes_no_comment_is_told_at_the_beginning() -> None:
    header = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    data = package(paragraph("KẾ HOẠCH") + header, header1=paragraph("ỦY BAN NHÂN DÂN"))
    copy = _comment(data, "NHÂN DÂN", None)
    told, general = read_comments(copy)
    assert told.text.split("\n")[1] == "Về phần chữ «NHÂN DÂN»"
    assert general.text == "FRM002 – Lỗi: Sai."
    assert list(_main(copy).find(".//{*}p"))[1].tag.endswith("commentRangeStart")


def test_text_box_has_its_comment_where_it_hangs() -> None:
    inner = f"<w:txbxContent>{paragraph('HỎA TỐC')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
    copy = _comment(package(f"<w:p>{run('KẾ HOẠCH')}{box}</w:p>"), "HỎA TỐC")
    [comment] = read_comments(copy)
    assert comment.covers == "HỎA TỐC"
    assert not list(_main(copy).find(".//{*}txbxContent").iter("{*}commentRangeStart"))


def test_other_places_are_told_by_their_words() -> None:
    data = package(paragraph("Quyết định số 766 ngày 23/8, ngày 23/6"))
    place = finding_at(data, "ngày 23/6").span
    finding = finding_at(data, "ngày 23/8", Related(path=str(_FILE), span=place, message="Ở đây là 23/6."))
    [comment] = read_comments(comment_docx(_FILE, data, [finding], "vi").data)
    assert comment.text.split("\n")[1] == "→ xem «ngày 23/6»: Ở đây là 23/6."


def test_same_input_gives_same_bytes() -> None:
    data = package(paragraph("Giao Sở Nội vụ chủ trì"))
    assert _comment(data, "Nội vụ") == _comment(data, "Nội vụ")


def test_strict_file_stays_strict() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict.decode()}"><w:body>{paragraph("Sở Nội vụ")}</w:body></w:document>'
    data = package("", more={"word/document1.xml": body, "_rels/.rels": relationships(
        f'<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="word/document1.xml"/>'
    )})  # fmt: skip
    copy = _comment(_without_twins(data), "Nội")
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        parts = [archive.read(name) for name in ("word/document1.xml", "word/comments.xml")]
    assert all(strict in part and usual.encode() not in part for part in parts)


def _without_twins(data: bytes) -> bytes:
    """The archive with the last of the entries of one name."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(result, "w") as after:
        for name, info in {info.filename: info for info in before.infolist()}.items():
            after.writestr(name, before.read(info))
    return result.getvalue()


@pytest.mark.parametrize("path", _DOCUMENTS, ids=lambda path: path.stem)
def test_real_findings_stand_on_their_words(path: Path) -> None:
    data = path.read_bytes()
    findings = check_file(path, DEFAULT_OPTIONS, "vi", "issued").findings
    copy = comment_docx(path, data, findings, "vi")
    text = extract_docx(path, data).text
    assert extract_docx(path, copy.data).text == text
    assert data == path.read_bytes()
    comments = read_comments(copy.data) if findings else []
    assert len(comments) == len(findings)
    for finding, comment in zip(findings, comments, strict=True):
        words = "" if finding.span is None else text[finding.span.start : finding.span.end]
        first_cell = words.split("\t")[0] if finding.code.startswith("TSK") else words
        assert "".join(comment.covers.split()) == "".join(first_cell.split()), finding.message


def test_libreoffice_opens_it_and_keeps_every_comment(tmp_path: Path) -> None:
    path = _ROOT / "tests/documents/xa-every-timing.docx"
    data = path.read_bytes()
    findings = check_file(path, DEFAULT_OPTIONS, "vi", "issued").findings
    file = tmp_path / "annotated.docx"
    file.write_bytes(comment_docx(path, data, findings, "vi").data)
    office(tmp_path, file, to="fodt")
    saved = etree.parse(tmp_path / "annotated.fodt")
    notes = list(saved.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"))
    assert len(notes) == len(findings)
    assert all("tthc" in "".join(note.itertext()) for note in notes)


def test_covered_texts_reads_ranges() -> None:
    copy = _comment(package(paragraph("Giao Sở Nội vụ")), "Sở")
    assert covered_texts(_main(copy)) == {"0": "Sở"}
