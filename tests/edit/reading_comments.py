"""Comments of Word files as python-docx and the XML tell them."""

from __future__ import annotations

import io
from typing import NamedTuple

import docx
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class ReadComment(NamedTuple):
    """A comment: who says what, and the characters between its marks."""

    number: int
    author: str
    text: str
    covers: str


def read_comments(data: bytes) -> list[ReadComment]:
    """All comments by id. Each must have its two marks, in order, and one reference."""
    document = docx.Document(io.BytesIO(data))
    covered = covered_texts(document.element)
    references = [each.get(_W + "id") for each in document.element.iter(_W + "commentReference")]
    assert sorted(references) == sorted(covered)
    return [
        ReadComment(each.comment_id, each.author, each.text, covered[str(each.comment_id)])
        for each in sorted(document.comments, key=lambda each: each.comment_id)
    ]


def covered_texts(root: etree._Element) -> dict[str, str]:
    """Id → the characters between the marks of each range."""
    covered: dict[str, str] = {}
    open_ranges: list[str] = []
    for element in root.iter():
        if element.tag == _W + "commentRangeStart":
            open_ranges.append(element.get(_W + "id"))
            covered[open_ranges[-1]] = ""
        elif element.tag == _W + "commentRangeEnd":
            open_ranges.remove(element.get(_W + "id"))
        elif element.tag in {_W + "t", _W + "noBreakHyphen"}:
            for number in open_ranges:
                covered[number] += element.text or "-"
    assert not open_ranges
    return covered
