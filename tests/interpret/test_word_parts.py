"""Word files as people make them, through the whole reading: what stands beside the text does not change the plan."""

from __future__ import annotations

import pytest

from tests.reading import sections_of, word_plan
from tests.word_xml import abstract, item, level, num, package, paragraph, run
from tthc_cli.model.plan import Plan

NUMBERING = abstract(
    1, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")
) + num(1, 1)
CENTER = '<w:jc w:val="center"/>'


def beside(left: str, right: str) -> str:
    """A table without rules, as letterheads and signature blocks are set."""
    return f"<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr></w:tbl>"


LETTERHEAD = beside(
    paragraph("UBND TỈNH BÌNH PHƯỚC", CENTER)
    + paragraph("SỞ TƯ PHÁP", CENTER, bold=True)
    + "<w:p><w:r><w:t>Số: 12/KH</w:t><w:noBreakHyphen/><w:t>STP</w:t></w:r></w:p>",
    paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", CENTER, bold=True)
    + paragraph("Độc lập - Tự do - Hạnh phúc", CENTER, bold=True)
    + paragraph("Bình Phước, ngày 05 tháng 01 năm 2023", CENTER),
)
KIND = paragraph("KẾ HOẠCH", CENTER, bold=True)
TITLE = paragraph("Kiểm soát thủ tục hành chính năm 2023", CENTER, bold=True)
PREAMBLE = paragraph(
    "Thực hiện Quyết định số 2381/QĐ-UBND ngày 20/12/2022 của UBND tỉnh, Sở Tư pháp ban hành Kế hoạch như sau:"
)
PURPOSE = item("MỤC ĐÍCH, YÊU CẦU", 1) + item("Mục đích: nâng cao chất lượng.", 1, 1) + item("Yêu cầu: kịp thời.", 1, 1)
WORK = item("NỘI DUNG", 1) + item("Rà soát thủ tục hành chính trong Quý II.", 1, 1) + item("Công khai thủ tục.", 1, 1)
CLOSING = beside(
    paragraph("Nơi nhận:") + paragraph("- UBND tỉnh;") + paragraph("- Lưu: VT."),
    paragraph("GIÁM ĐỐC", CENTER, bold=True) + paragraph("Lê Văn Mẫu", CENTER, bold=True),
)
BODY = PREAMBLE + PURPOSE + WORK + CLOSING


def read(body: str, **parts: str) -> Plan:
    return word_plan(package(body, numbering=NUMBERING, **parts))


def facts(plan: Plan) -> dict[str, object]:
    """A plan without its places, its file and the words that belong to no part of it."""
    places = {"span", "source", "bbox", "blocks", "coverage"}

    def strip(value: object) -> object:
        if isinstance(value, dict):
            return {key: strip(inside) for key, inside in value.items() if key not in places}
        return [strip(inside) for inside in value] if isinstance(value, list) else value

    found = strip(plan.model_dump(mode="json"))
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def plain() -> Plan:
    return read(LETTERHEAD + KIND + TITLE + BODY)


def test_the_plan_that_the_others_are_compared_with(plain: Plan) -> None:
    assert (plain.number.key, plain.date.iso, plain.issuer.name) == ("12/KH-STP", "2023-01-05", "SỞ TƯ PHÁP")
    assert plain.title == "Kiểm soát thủ tục hành chính năm 2023"
    assert [section.path for section in sections_of(plain.sections)] == ["I", "I.1", "I.2", "II", "II.1", "II.2"]
    assert [task.path for task in plain.tasks] == ["II.1", "II.2"]
    assert (plain.signature.position, plain.signature.name) == ("GIÁM ĐỐC", "Lê Văn Mẫu")
    assert plain.recipients == ("UBND tỉnh", "Lưu: VT")


def test_a_letterhead_in_the_header_part(plain: Plan) -> None:
    opening = '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:titlePg/></w:sectPr>'
    assert facts(read(KIND + TITLE + BODY + opening, header1=LETTERHEAD)) == facts(plain)


@pytest.mark.parametrize("head", ["Kế hoạch kiểm soát TTHC năm 2023", "Sở Tư pháp – Kế hoạch", "SỞ TƯ PHÁP"])
def test_running_heads_and_feet(plain: Plan, head: str) -> None:
    references = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    parts = {"header1": paragraph(head), "footer1": paragraph("Trang 1/5")}
    assert facts(read(LETTERHEAD + KIND + TITLE + BODY + references, **parts)) == facts(plain)


@pytest.mark.parametrize("words", ["DỰ THẢO", "Dự thảo lần 2", "HỎA TỐC", "DỰ THẢO (05/01/2023)", "Bản dự thảo"])
@pytest.mark.parametrize("shape", ["drawing", "vml"])
@pytest.mark.parametrize("anchor", [LETTERHEAD, KIND, TITLE, WORK], ids=["letterhead", "kind", "title", "work"])
def test_a_stamp_in_a_text_box(plain: Plan, words: str, shape: str, anchor: str) -> None:
    box = f"<w:txbxContent>{paragraph(words, CENTER, bold=True)}</w:txbxContent>"
    old = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    new = f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    hung = old if shape == "vml" else f"<mc:AlternateContent>{new}</mc:AlternateContent>"
    stamped = anchor.replace("</w:p>", f"<w:r>{hung}</w:r></w:p>", 1)
    body = (LETTERHEAD + KIND + TITLE + BODY).replace(anchor, stamped)
    assert facts(read(body)) == facts(plain)


def test_content_controls_smart_tags_and_links_everywhere(plain: Plan) -> None:
    def wrapped(tag: str, inside: str) -> str:
        return f"<w:{tag}>{inside}</w:{tag}>"

    body = (LETTERHEAD + KIND + TITLE + BODY).replace("<w:r>", "<w:smartTag><w:hyperlink><w:r>")
    body = body.replace("</w:r>", "</w:r></w:hyperlink></w:smartTag>")
    body = body.replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>").replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>")
    assert facts(read(wrapped("sdt", wrapped("sdtContent", body)))) == facts(plain)


def test_tracked_changes_count_as_accepted(plain: Plan) -> None:
    gone = f"<w:del>{run('cũ ')}</w:del>"
    deleted = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    lost = item("Mục đã bỏ", 1).replace("</w:numPr>", f"</w:numPr>{deleted}").replace("<w:r>", "<w:del><w:r>")
    lost = lost.replace("</w:r></w:p>", "</w:r></w:del></w:p>")
    body = (LETTERHEAD + KIND + TITLE + PREAMBLE + PURPOSE + lost + WORK + CLOSING).replace(
        "</w:pPr>", f"</w:pPr>{gone}"
    )
    assert facts(read(body)) == facts(plain)


def test_citations_in_footnotes_stand_where_the_mark_stands(plain: Plan) -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    words = "Theo Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ, báo cáo trước ngày 15/6/2023."
    notes = f'<w:footnote w:id="1">{paragraph(words)}</w:footnote>'
    body = LETTERHEAD + KIND + TITLE + PREAMBLE + PURPOSE + WORK.replace("</w:p>", mark, 2) + CLOSING
    found = read(body, footnotes=notes)
    assert [(citation.key, citation.where) for citation in found.citations] == [
        ("2381/QĐ-UBND", "preamble"),
        ("63/2010/NĐ-CP", "II"),
    ]
    assert facts(found) | {"citations": None} == facts(plain) | {"citations": None}
