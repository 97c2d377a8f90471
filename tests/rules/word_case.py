"""Word files for cases: a sample in due form, some of it set otherwise.

`base` is `plan` (with bases and an appendix) or `decision` (with articles and the plan it promulgates). `page` changes
the pages of the first section: `width`, `height`, `top`, `bottom`, `left`, `right` in millimetres. `number` changes the
page number: `align`, `size`, `place`, `digits`, `shown` (on the first page), `none`, `goes_on` (into the appendix).
`set` names the words with which paragraphs begin ("": all) and how they are set: `size`, `bold`, `italic`, `font`,
`color`, `align`, `indent`, `left` (millimetres), `before`, `after`, `line` (lines), `exact` (points), or other `text`.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tests.samples_build import samples_build
from tthc_cli.clean import clean_document
from tthc_cli.extract.docx import extract_docx
from tthc_cli.interpret import interpret_document
from tthc_cli.interpret.draft import describe_draft
from tthc_cli.model.draft import Draft
from tthc_cli.options import ExtractOptions
from tthc_cli.structure import read_structure

_SOURCES = {"plan": "tinh/KH-So-Tu-phap-da-ky.pdf.yaml", "decision": "tinh/QD-2618-UBND-tinh.pdf.yaml"}
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}

Change = dict[str, Any]


def word_draft(change: Change) -> Draft:
    """The sample with these changes, as a linter sees it."""
    file = io.BytesIO()
    change_file(docx.Document(io.BytesIO(_base(change.get("base", "plan")))), change).save(file)
    raw = extract_docx(Path("kh.docx"), file.getvalue(), ExtractOptions(layout=True))
    tree = read_structure(clean_document(raw))
    return describe_draft(tree, interpret_document(tree))


@functools.cache
def _base(name: str) -> bytes:
    build = samples_build()
    data: bytes = build.docx_bytes(build.build_document(build.read_source(build.SOURCE / _SOURCES[name])))
    return data


def change_file(document: Document, change: Change) -> Document:
    """Puts the changes into a file and gives it."""
    _change_page(document.sections[0], change.get("page", {}))
    for section in document.sections:
        _change_number(section, change.get("number", {}))
    paragraphs = [Paragraph(p, document._body) for p in document.element.body.iter(qn("w:p"))]
    for words, look in change.get("set", {}).items():
        found = [each for each in paragraphs if each.text.strip().startswith(words) and each.text.strip()]
        assert found, f"no paragraph begins so: {words}"
        for paragraph in found:
            _change_paragraph(paragraph, look)
    return document


def _change_page(section: Section, page: Change) -> None:
    for side in page:
        name = f"page_{side}" if side in {"width", "height"} else f"{side}_margin"
        setattr(section, name, Mm(page[side]))


def _change_number(section: Section, number: Change) -> None:
    if number.get("none"):
        section.header.paragraphs[0].clear()
    if number.get("place") == "footer":
        section.footer.paragraphs[0]._p.addnext(section.header.paragraphs[0]._p)
        section.header.add_paragraph()
        return
    if "shown" in number:
        section.different_first_page_header_footer = not number["shown"]
    counts = section._sectPr.find(qn("w:pgNumType"))
    if "goes_on" in number and counts is not None:
        section._sectPr.remove(counts)
    if "digits" in number:
        added = docx.oxml.OxmlElement("w:pgNumType")
        added.set(qn("w:fmt"), number["digits"])
        section._sectPr.append(added)
    for paragraph in section.header.paragraphs:
        _change_paragraph(paragraph, {name: number[name] for name in ("align", "size") if name in number})


def _change_paragraph(paragraph: Paragraph, look: Change) -> None:
    shape = paragraph.paragraph_format
    if "align" in look:
        paragraph.alignment = _ALIGN[look["align"]]
    for name, field in (("indent", "first_line_indent"), ("left", "left_indent")):
        if name in look:
            setattr(shape, field, Mm(look[name]))
    for name, field in (("before", "space_before"), ("after", "space_after"), ("exact", "line_spacing")):
        if name in look:
            setattr(shape, field, Pt(look[name]))
    if "line" in look:
        shape.line_spacing = float(look["line"])
    if "text" in look:
        paragraph.runs[0].text = look["text"]
    for run in paragraph.runs:
        _change_run(run, look)


def _change_run(run: Run, look: Change) -> None:
    for name, value in _fonts(look):
        setattr(run.font, name, value)
    if "color" in look:
        run.font.color.rgb = RGBColor.from_string(look["color"])


def _fonts(look: Change) -> Iterator[tuple[str, Any]]:
    if "size" in look:
        yield "size", Pt(look["size"])
    if "font" in look:
        yield "name", look["font"]
    for name in ("bold", "italic"):
        if name in look:
            yield name, look[name]
