"""Page layout of a Vietnamese administrative document after Nghị định 30/2020/NĐ-CP, Phụ lục I.

Every function appends to the `Document` it is given. Lengths are millimetres, type sizes are points.
"""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Times New Roman"
SAMPLE_MARK = "VĂN BẢN MẪU – do dự án tthc soạn, không phải văn bản thật"
GREY = RGBColor(0x80, 0x80, 0x80)
A4 = (210, 297)
MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 15}
INDENT = 12.7
LEFT, CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY

Block = dict[str, str]
Source = dict[str, Any]


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Give a new WordprocessingML element `w:<tag>` with `w:` attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def new_document() -> WordDocument:
    """Give an empty A4 document in 14 pt Times New Roman whose only section is ready for text."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    normal.element.rPr.append(element("lang", val="vi-VN"))
    normal.paragraph_format.space_after = Pt(0)
    dress_section(document.sections[0], landscape=False)
    return document


def dress_section(section: Section, *, landscape: bool) -> None:
    """Set paper, margins, the page number (centred above, not on the first page) and the sample mark."""
    width, height = reversed(A4) if landscape else A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    for side, length in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(length))
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
        part.is_linked_to_previous = False
    add_page_number(section.header.paragraphs[0])
    for footer in (section.footer, section.first_page_footer):
        add_sample_mark(footer.paragraphs[0])


def add_page_number(paragraph: Paragraph) -> None:
    """Centre a PAGE field in the paragraph."""
    paragraph.alignment = CENTRE
    for piece in (
        element("fldChar", fldCharType="begin"),
        element("instrText"),
        element("fldChar", fldCharType="end"),
    ):
        if piece.tag == qn("w:instrText"):
            piece.text = "PAGE"
        run = write(paragraph, "", size=13)
        run._r.append(piece)


def add_sample_mark(paragraph: Paragraph) -> None:
    """Say in small grey type that the document is a sample."""
    paragraph.alignment = CENTRE
    write(paragraph, SAMPLE_MARK, size=8).font.color.rgb = GREY


def start_section(document: WordDocument, *, landscape: bool) -> None:
    """Begin a new page whose numbers start again at 1, as an attached plan or an appendix does."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    dress_section(section, landscape=landscape)
    if section._sectPr.find(qn("w:pgNumType")) is None:
        section._sectPr.find(qn("w:cols")).addprevious(element("pgNumType", start="1"))


def write(paragraph: Paragraph, text: str, *, size: float = 14, bold: bool = False, italic: bool = False) -> Run:
    """Append a run to the paragraph."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return run


def line(
    place: WordDocument | _Cell,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = CENTRE,
    before: float = 0,
) -> Paragraph:
    """Append a one-run paragraph; a fresh table cell gives its empty first paragraph."""
    fresh = isinstance(place, _Cell) and len(place.paragraphs) == 1 and not place.paragraphs[0].runs
    paragraph = place.paragraphs[0] if fresh else place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    write(paragraph, text, size=size, bold=bold, italic=italic)
    return paragraph


def rule(place: WordDocument | _Cell, *, room: float, length: float) -> None:
    """Draw a short rule centred in `room` millimetres."""
    paragraph = place.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm((room - length) / 2)
    shape.line_spacing = Pt(4)
    shape.space_after = Pt(4)
    border = element("pBdr")
    border.append(element("bottom", val="single", sz="6", space="1", color="000000"))
    # pBdr has its place before spacing, indent and alignment in the schema
    spacing = paragraph._p.get_or_add_pPr().find(qn("w:spacing"))
    spacing.addprevious(border)


def side_by_side(document: WordDocument, left: float, right: float, rows: int = 1) -> list[_Cell]:
    """Add a borderless table of two columns and give its cells row by row."""
    table = document.add_table(rows=rows, cols=2)
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w="0", type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return [cell for row in table.rows for cell in row.cells]


def add_letterhead(document: WordDocument, head: Source) -> None:
    """Write agency | Quốc hiệu, Tiêu ngữ, then number | place and date where the source has them."""
    numbered = "number" in head
    left, right, *below = side_by_side(document, 65, 100, rows=2 if numbered else 1)
    if head.get("superior"):
        line(left, head["superior"], size=12)
    for name in head["issuer"]:
        line(left, name, size=12, bold=True)
    rule(left, room=65, length=24)
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    line(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    rule(right, room=100, length=58)
    if numbered:
        line(below[0], f"Số: {head['number']}", size=13)
        line(below[1], f"{head['place']}, {head['date']}", size=13, italic=True)
    if "subject" in head:
        line(below[0], head["subject"], size=12, before=6)
        line(document, "")


def add_title(document: WordDocument, kind: str, title: str, promulgated: str | None = None) -> None:
    """Write the type name, the trích yếu, the note of promulgation if any, and the rule below."""
    line(document, kind, bold=True, before=14)
    line(document, title, bold=True)
    if promulgated:
        line(document, promulgated, italic=True, before=3)
    rule(document, room=165, length=60)


def add_block(document: WordDocument, block: Block) -> Paragraph:
    """Write one block of the body: `{kind: text}`; see `samples/README.md` for the kinds."""
    [(kind, text)] = block.items()
    if kind == "centre":
        return line(document, text, bold=True, before=8)
    paragraph = document.add_paragraph()
    paragraph.alignment = JUSTIFY
    shape = paragraph.paragraph_format
    shape.first_line_indent, shape.space_before, shape.space_after = Mm(INDENT), Pt(3), Pt(3)
    shape.line_spacing = 1.08
    if kind == "article":
        label, rest = text.split(". ", 1)
        write(paragraph, f"{label}. ", bold=True)
        write(paragraph, rest)
    elif kind == "addressee":
        shape.first_line_indent, shape.left_indent = Mm(0), Mm(45)
        write(paragraph, text)
    else:
        heading = kind in ("part", "clause")
        shape.keep_with_next = heading
        write(paragraph, text, bold=heading, italic=kind == "basis")
    return paragraph


def add_closing(document: WordDocument, closing: Source) -> None:
    """Write the recipients on the left and authority, position, name on the right, never alone on a page."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    gap = document.add_paragraph().paragraph_format
    gap.line_spacing, gap.keep_with_next = Pt(8), True
    left, right = side_by_side(document, 85, 80)
    line(left, "Nơi nhận:", size=12, bold=True, italic=True, align=LEFT)
    for recipient in closing["recipients"]:
        line(left, recipient, size=11, align=LEFT)
    for words in closing["position"]:
        line(right, words, bold=True)
    for _ in range(2):
        line(right, "")
    line(right, "(Đã ký)" if closing.get("signed") else "", italic=True)
    line(right, "")
    line(right, closing["name"], bold=True)
    keep_row_whole(left)


def keep_row_whole(cell: _Cell) -> None:
    """Keep the table row of the cell on one page."""
    properties = cell._tc.getparent().get_or_add_trPr()
    if properties.find(qn("w:cantSplit")) is None:
        properties.append(element("cantSplit"))
