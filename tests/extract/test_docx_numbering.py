"""Automatic numbers: what Word prints in front of a paragraph without storing it."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.word_xml import package
from tthc_cli.extract.docx import extract_docx
from tthc_cli.extract.docx_number_form import format_number


def level(at: int, form: str, pattern: str, more: str = "", start: int = 1) -> str:
    look = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{at}">{look}</w:lvl>'


def numbered(abstract: str, nums: str, *paragraphs: str, styles: str = "") -> list[str]:
    """The lines of a document with one abstract list (id 1) and these `w:num`."""
    document = docx.Document()
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for xml in (f'<w:abstractNum {nsdecls("w")} w:abstractNumId="1">{abstract}</w:abstractNum>', *nums.split("\n")):
        root.append(parse_xml(xml.replace("<w:num ", f"<w:num {nsdecls('w')} ", 1)))
    for style in filter(None, styles.split("\n")):
        document.styles.element.append(parse_xml(style.replace("<w:style ", f"<w:style {nsdecls('w')} ", 1)))
    for xml in paragraphs:
        document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
    return lines(document)


def lines(document: object) -> list[str]:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return extract_docx(Path("plan.docx"), file.getvalue()).text.splitlines()


def item(text: str, at: int | None = 0, num: int | None = 1, style: str = "") -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        ilvl = "" if at is None else f'<w:ilvl w:val="{at}"/>'
        properties += f'<w:numPr>{ilvl}<w:numId w:val="{num}"/></w:numPr>'
    return f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


NUM = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
PLAN = (
    level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%2.%3.")
    + level(3, "lowerLetter", "%4)")
    + level(4, "bullet", "\uf0b7")
)


def test_the_levels_of_a_plan() -> None:
    found = numbered(
        PLAN, NUM,
        item("MỤC ĐÍCH"), item("Mục đích", 1), item("Yêu cầu", 1),
        item("một", 2), item("hai", 2), item("chữ", 3), item("gạch", 4),
        item("NHIỆM VỤ"), item("Cải cách", 1), item("lại", 3),
    )  # fmt: skip
    assert found == [
        "I. MỤC ĐÍCH", "1. Mục đích", "2. Yêu cầu", "2.1. một", "2.2. hai", "a) chữ", "- gạch",
        "II. NHIỆM VỤ", "1. Cải cách", "a) lại",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "value", "printed"),
    [
        ("decimal", 12, "12"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 8, "viii"),
        ("upperRoman", 0, "0"),
        ("upperRoman", 4000, "4000"),
        ("upperLetter", 5, "E"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 28, "bb"),
        ("lowerLetter", 10**9, "1000000000"),
        ("decimalZero", 7, "07"),
        ("zeros:3", 7, "007"),
        ("none", 3, ""),
        ("vietnameseCounting", 3, "3"),
    ],
)
def test_number_forms(form: str, value: int, printed: str) -> None:
    assert format_number(value, form) == printed


@pytest.mark.parametrize(("pattern", "shown"), [("\uf0b7", "-"), ("o", "-"), ("-", "-"), ("+", "+"), ("•", "-")])
def test_bullets(pattern: str, shown: str) -> None:
    assert numbered(level(0, "bullet", pattern), NUM, item("việc")) == [f"{shown} việc"]


@pytest.mark.parametrize(("suffix", "shown"), [("tab", "1. việc"), ("space", "1. việc"), ("nothing", "1.việc")])
def test_what_stands_behind_the_number(suffix: str, shown: str) -> None:
    assert numbered(level(0, "decimal", "%1.", f'<w:suff w:val="{suffix}"/>'), NUM, item("việc")) == [shown]


def test_start_and_words_around_the_number() -> None:
    assert numbered(level(0, "decimal", "Điều %1.", start=4), NUM, item("a"), item("b")) == ["Điều 4. a", "Điều 5. b"]


def test_legal_numbers_are_all_figures() -> None:
    abstract = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert numbered(abstract, NUM, item("a"), item("b", 1)) == ["I. a", "1.1 b"]


def test_two_lists_of_one_abstract_list_count_on_together() -> None:
    nums = NUM + "\n" + NUM.replace('numId="1"', 'numId="2"')
    assert numbered(PLAN, nums, item("a"), item("b", num=2), item("c")) == ["I. a", "II. b", "III. c"]


def test_a_start_override_begins_anew_once() -> None:
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    found = numbered(level(0, "decimal", "%1."), NUM + "\n" + anew, item("a"), item("b", num=2), item("c", num=2))
    assert found == ["1. a", "5. b", "6. c"]


def test_an_override_may_bring_its_own_level() -> None:
    own = level(0, "lowerLetter", "%1)")
    num = f'<w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{own}</w:lvlOverride></w:num>'
    assert numbered(level(0, "decimal", "%1."), num, item("a")) == ["a) a"]


def test_a_level_that_never_restarts() -> None:
    abstract = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    assert numbered(abstract, NUM, item("a"), item("b", 1), item("c"), item("d", 1)) == [
        "I. a",
        "1. b",
        "II. c",
        "2. d",
    ]


STYLES = """
<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>
<w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>{BASED}</w:style>
<w:style w:type="paragraph" w:styleId="Lien"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
""".strip().replace("{BASED}", '<w:basedOn w:val="Muc"/>')


def test_numbers_come_from_styles_and_can_be_switched_off() -> None:
    abstract = (
        level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%2.")
        + level(2, "lowerLetter", "%3)", '<w:pStyle w:val="Lien"/>')
    )
    found = numbered(
        abstract, NUM,
        item("a", num=None, style="Muc"), item("b", num=None, style="Khoan"), item("c", num=None, style="Lien"),
        item("d", at=None, num=0, style="Muc"), item("e", num=None, style="MucCon"),
        styles=STYLES,
    )  # fmt: skip
    assert found == ["I. a", "1. b", "a) c", "d", "II. e"]


def test_a_style_inherits_the_level_of_its_base() -> None:
    abstract = level(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc"/>') + level(1, "decimal", "%2.")
    inherited = '<w:style w:type="paragraph" w:styleId="KhoanDam"><w:basedOn w:val="Khoan"/></w:style>'
    found = numbered(
        abstract, NUM, item("a", num=None, style="Muc"), item("b", num=None, style="KhoanDam"),
        styles=f"{STYLES}\n{inherited}",
    )  # fmt: skip
    assert found == ["I. a", "1. b"]


def test_a_level_that_was_skipped_counts_as_begun() -> None:
    abstract = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")
    assert numbered(abstract, NUM, item("a", 1), item("b"), item("c", 1)) == ["1.1. a", "2. b", "2.1. c"]


def test_a_hidden_paragraph_does_not_count() -> None:
    hidden = item("b").replace("</w:pPr><w:r>", "<w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr>")
    only_words = hidden.replace("<w:rPr><w:vanish/></w:rPr></w:pPr>", "</w:pPr>")
    shown = [line for line in numbered(PLAN, NUM, item("a"), hidden, item("c"), only_words, item("d")) if line]
    assert shown == ["I. a", "II. c", "III.", "IV. d"]


def test_each_story_counts_for_itself() -> None:
    lists = f"<w:abstractNum w:abstractNumId='1'>{level(0, 'decimal', '%1.')}</w:abstractNum>{NUM}"
    body = item("a") + '<w:sectPr><w:headerReference w:type="even" r:id="header1"/></w:sectPr>'
    data = package(body + item("b"), numbering=lists, header1=item("c"))
    assert extract_docx(Path("plan.docx"), data).text.splitlines() == ["1. a", "2. b", "1. c"]


def test_a_list_linked_to_a_numbering_style_counts_as_that_style() -> None:
    style = (
        '<w:style w:type="numbering" w:styleId="DS"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    nums = [
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="2"><w:numStyleLink w:val="DS"/></w:abstractNum>',
        NUM,
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>',
    ]
    assert numbered(PLAN, "\n".join(nums), item("a"), item("b", num=2), styles=style) == ["I. a", "II. b"]


def test_numbers_in_cells_and_of_empty_paragraphs() -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for row, text in zip(table.rows, ("một", "hai", "ba"), strict=True):
        row.cells[0].paragraphs[0].style = document.styles["List Number"]
        row.cells[1].text = text
    assert lines(document)[:3] == ["1.\tmột", "2.\thai", "3.\tba"]


def test_a_paragraph_taken_out_by_tracked_changes_does_not_count() -> None:
    gone = (
        item("").replace("</w:pPr>", '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>').replace("<w:r><w:t></w:t></w:r>", "")
    )
    assert list(filter(None, numbered(PLAN, NUM, item("a"), gone, item("b")))) == ["I. a", "II. b"]


@pytest.mark.parametrize("num", ["7", "x", ""])
def test_a_list_that_does_not_exist_gives_no_number(num: str) -> None:
    assert numbered(PLAN, NUM, item("a").replace('numId w:val="1"', f'numId w:val="{num}"')) == ["a"]
