"""Word's automatic numbering I. → 1. → a): the numbers stand in numbering.xml and not in the text."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from word_layout import element

LEVEL_OF = {"part": 0, "clause": 1, "point": 1, "item": 2}
FORMATS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
ABSTRACT_ID = "90"


def define_outline(document: WordDocument) -> str:
    """Add the three-level outline to numbering.xml and give the numId that uses it."""
    numbering = document.part.numbering_part.element
    abstract = element("abstractNum", abstractNumId=ABSTRACT_ID)
    abstract.append(element("multiLevelType", val="multilevel"))
    for depth, (number_format, text) in enumerate(FORMATS):
        abstract.append(_level(depth, number_format, text))
    first_use = numbering.num_lst[0]
    first_use.addprevious(abstract)
    return str(numbering.add_num(int(ABSTRACT_ID)).numId)


def _level(depth: int, number_format: str, text: str) -> BaseOxmlElement:
    """Give one `w:lvl` that starts at 1 and sets a space after its number."""
    level = element("lvl", ilvl=str(depth))
    for child in (
        element("start", val="1"),
        element("numFmt", val=number_format),
        element("suff", val="space"),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
    ):
        level.append(child)
    properties = element("pPr")
    properties.append(element("ind", left="0", firstLine="720"))
    level.append(properties)
    return level


def number_paragraph(paragraph: Paragraph, kind: str, num_id: str) -> None:
    """Let Word count this paragraph if its kind is one of the numbered ones."""
    if kind not in LEVEL_OF:
        return
    properties = paragraph._p.get_or_add_pPr()
    number = properties.get_or_add_numPr()
    number.append(element("ilvl", val=str(LEVEL_OF[kind])))
    number.append(element("numId", val=num_id))
    if kind in ("part", "clause"):
        mark = element("rPr")  # the number takes its looks from the paragraph mark
        mark.append(element("b"))
        properties.append(mark)
