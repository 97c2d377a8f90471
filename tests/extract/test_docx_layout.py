"""How Word files are set, as Word works it out from defaults, styles, direct formats and sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading import word_file
from tests.word_xml import package, paragraph, run
from tthc_cli.extract.docx import extract_docx
from tthc_cli.extract.open import extract_file
from tthc_cli.model.layout import Layout, PageNumber, SetLine, Type
from tthc_cli.options import ExtractOptions

_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="200"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
_STYLES = (
    _DEFAULTS
    + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Base"><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr>'
    '<w:rPr><w:b/><w:rFonts w:ascii="Times New Roman"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Top"><w:basedOn w:val="Base"/><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/><w:rPr><w:i/></w:rPr></w:style>'
)


def _layout(data: bytes) -> Layout:
    layout = extract_docx(Path("kh.docx"), data, ExtractOptions(layout=True)).layout
    assert layout is not None
    return layout


def _type(look: str, style: str = "Normal") -> Type:
    body = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run("Kế hoạch", look)}</w:p>'
    [found] = _layout(package(body, styles=_STYLES)).runs
    return found.type


def _line(properties: str, text: str = "Kế hoạch") -> SetLine:
    return _layout(package(f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>", styles=_STYLES)).lines[0]


def test_layout_is_read_only_where_asked_for() -> None:
    assert extract_docx(Path("kh.docx"), word_file("Kế hoạch")).layout is None


def test_a_converted_file_tells_no_layout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "kh.odt"
    path.write_bytes(b"odt")
    monkeypatch.setattr("tthc_cli.extract.open.recognise", lambda *_: "odt")
    monkeypatch.setattr("tthc_cli.extract.office.convert", lambda *_: word_file("Kế hoạch"))
    assert extract_file(path, ExtractOptions(layout=True)).layout is None


@pytest.mark.parametrize(
    ("look", "style", "expected"),
    [
        ("", "Normal", Type("Arial", 13.0, False, False, None)),
        ("", "Top", Type("Times New Roman", 14.0, True, False, None)),
        ("", "Unknown", Type("Arial", 13.0, False, False, None)),
        ("", "Round", Type("Arial", 11.0, False, True, None)),
        ('<w:sz w:val="24"/><w:b w:val="0"/>', "Top", Type("Times New Roman", 12.0, False, False, None)),
        ('<w:rStyle w:val="Strong"/>', "Normal", Type("Arial", 13.0, True, False, "FF0000")),
        ('<w:rStyle w:val="Strong"/>', "Top", Type("Times New Roman", 14.0, False, False, "FF0000")),
        ('<w:color w:val="auto"/><w:i/>', "Normal", Type("Arial", 13.0, False, True, None)),
        ('<w:rFonts w:ascii=".VnTime"/>', "Normal", Type(".VnTime", 13.0, False, False, None, legacy=True)),
    ],
)
def test_type_of_a_run(look: str, style: str, expected: Type) -> None:
    assert _type(look, style) == expected


def test_font_of_the_theme_has_its_name() -> None:
    assert {run.type.font for run in _layout(word_file("Kế hoạch")).runs} == {"Cambria"}


def test_without_any_word_of_it_word_prints_times() -> None:
    [found] = _layout(package(paragraph("Kế hoạch"))).runs
    assert (found.type.font, found.type.size) == ("Times New Roman", 10.0)


def test_offsets_are_those_of_the_text() -> None:
    body = f"<w:p>{run('Số:')}<w:r><w:tab/></w:r>{run('12', '<w:b/>')}</w:p>"
    raw = extract_docx(Path("kh.docx"), package(body, styles=_STYLES), ExtractOptions(layout=True))
    assert raw.layout is not None
    pieces = [(raw.text[run.start : run.end], run.type.bold) for run in raw.layout.runs]
    assert pieces == [("Số:", False), ("    ", False), ("12", True)]
    assert [run.type.bold for run in raw.layout.runs_in(raw.text.index("12"), len(raw.text))] == [True]


@pytest.mark.parametrize(
    ("properties", "millimetres"),
    [
        ("", 0.0),
        ('<w:ind w:firstLine="720"/>', 12.7),
        ('<w:ind w:left="1080" w:hanging="360"/>', 12.7),
        ('<w:numPr><w:numId w:val="1"/></w:numPr>', None),
    ],
)
def test_place_of_the_first_line(properties: str, millimetres: float | None) -> None:
    assert _line(properties).first_line == (None if millimetres is None else pytest.approx(millimetres))


@pytest.mark.parametrize(
    ("spacing", "before", "after", "height"),
    [
        ("", 0.0, 10.0, (1.0, False)),
        ('<w:spacing w:before="120" w:after="0" w:line="360" w:lineRule="auto"/>', 6.0, 0.0, (1.5, False)),
        ('<w:spacing w:line="340" w:lineRule="exact"/>', 0.0, 10.0, (17.0, True)),
        ('<w:spacing w:line="500" w:lineRule="atLeast"/>', 0.0, 10.0, (1.0, False)),
        ('<w:spacing w:beforeAutospacing="1"/>', 14.0, 10.0, (1.0, False)),
        ("<w:contextualSpacing/>", 0.0, 0.0, (1.0, False)),
    ],
)
def test_spacing(spacing: str, before: float, after: float, height: tuple[float, bool]) -> None:
    line = _line(spacing)
    assert (line.before, line.after, (line.line, line.exact)) == (before, after, height)


def test_only_the_first_typed_line_opens_a_paragraph() -> None:
    body = f'<w:p><w:pPr><w:ind w:firstLine="720"/></w:pPr>{run("Một")}<w:r><w:br/></w:r>{run("Hai")}</w:p>'
    lines = _layout(package(body)).lines
    assert [(line.opens, line.first_line is None) for line in lines] == [(True, False), (False, True)]


_PAGE = '<w:p><w:pPr>{look}</w:pPr>{before}<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
_SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>{more}</w:sectPr>'


def _number(look: str = "", before: str = "", more: str = "") -> PageNumber | None:
    header = _PAGE.format(look=look, before=before)
    return _layout(package(paragraph("Văn bản") + _SECTION.format(more=more), header1=header)).sections[0].number


@pytest.mark.parametrize(
    ("look", "before", "centered"),
    [
        ("", "", False),
        ('<w:jc w:val="center"/>', "", True),
        ('<w:jc w:val="right"/>', "", False),
        ('<w:framePr w:wrap="around" w:xAlign="center"/>', "", True),
        ('<w:tabs><w:tab w:val="center" w:pos="4513"/></w:tabs>', "<w:r><w:tab/></w:r>", True),
        ("", '<w:r><w:ptab w:alignment="center"/></w:r>', True),
    ],
)
def test_middle_of_the_margin(look: str, before: str, centered: bool) -> None:
    number = _number(look, before)
    assert number is not None and number.centered == centered


def test_page_number() -> None:
    assert _number(more="<w:titlePg/>") == PageNumber("header", False, True, 10.0, False)
    assert _number(more='<w:pgNumType w:fmt="lowerRoman"/>') == PageNumber("header", False, False, 10.0, True)


def test_a_section_goes_on_with_the_header_before_and_has_its_own_paper() -> None:
    first = "<w:p><w:pPr>" + _SECTION.format(more='<w:pgSz w:w="11906" w:h="16838"/>') + "</w:pPr></w:p>"
    last = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgNumType w:start="1"/></w:sectPr>'
    body = paragraph("Văn bản") + first + paragraph("Phụ lục") + last
    layout = _layout(package(body, header1=_PAGE.format(look="", before="")))
    assert [line.section for line in layout.lines] == [0, 1]
    assert [section.landscape for section in layout.sections] == [False, True]
    assert [section.number is not None for section in layout.sections] == [True, True]
    assert [section.starts for section in layout.sections] == [None, 1]
    assert layout.sections[0].width == pytest.approx(210, abs=0.1)


def test_a_header_is_read_once_for_many_sections() -> None:
    section = "<w:p><w:pPr>" + _SECTION.format(more="") + "</w:pPr></w:p>"
    header = _PAGE.format(look="", before="") + f"<w:p>{run('Phòng Tư pháp ' * 9_000)}</w:p>"
    layout = _layout(package((paragraph("Văn bản") + section) * 600, header1=header))
    assert len(layout.sections) == 600 and all(section.number for section in layout.sections)
