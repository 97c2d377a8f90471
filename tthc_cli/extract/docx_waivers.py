"""Word comments that ask for silence (`tthc: bỏ qua CIT003`): what they say, and which words they hang on.

Comments are not the document's text. Only those that speak to this program are looked for, so a document without one
costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from tthc_cli.extract.docx_package import Package
from tthc_cli.extract.docx_xml import PARAGRAPH, Element, W
from tthc_cli.extract.raw import RawWaiver
from tthc_cli.lexicon.waiver_words import WaiverWords, read_waiver_words

_TEXT, _START, _END, _REFERENCE = W + "t", W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"

Commented: TypeAlias = Mapping[Element, Mapping[str, str]]
"""Paragraph → id of a comment on it → the commented words, empty where the comment hangs on no words."""


class CommentWaivers:
    """The waivers of one file: made from its XML, placed while its text is written."""

    def __init__(self, package: Package, body: Element) -> None:
        """Raises `UnreadableFileError` for a damaged part of comments, with which Word does not open a file either."""
        self._asked = _read_asked(package) if next(body.iter(_REFERENCE), None) is not None else {}
        self._commented = _find_commented(body, self._asked) if self._asked else {}
        self._placed: dict[str, tuple[int, int]] = {}

    def place(self, paragraphs: Iterable[Element], text: str, start: int) -> None:
        """Takes note that these paragraphs were written as `text`, which begins at the offset `start`.

        A comment on words that stand there once is placed on them, any other on the whole.
        """
        if not text.strip():
            return
        for paragraph in paragraphs:
            for comment, words in self._commented.get(paragraph, {}).items():
                shown = words if words and text.count(words) == 1 else text.rstrip("\n")
                begin = start + text.index(shown)
                end = begin + len(shown)
                first, last = self._placed.get(comment, (begin, end))
                self._placed[comment] = (min(first, begin), max(last, end))

    def placed(self) -> tuple[RawWaiver, ...]:
        """All waivers that hang on printed text, in order. A comment over several paragraphs is one."""
        found = ((*place, *self._asked[comment]) for comment, place in self._placed.items())
        return tuple(RawWaiver(*each) for each in sorted(found, key=lambda each: each[:2]))


def _read_asked(package: Package) -> dict[str, WaiverWords]:
    root = package.read_related("comments")
    if root is None:
        return {}
    found = (
        (comment.get(W + "id", ""), read_waiver_words("".join(each.text or "" for each in comment.iter(_TEXT))))
        for comment in root.iter(W + "comment")
    )
    return {comment: words for comment, words in found if words is not None}


def _find_commented(body: Element, asked: Iterable[str]) -> dict[Element, dict[str, str]]:
    """A comment without a range hangs on the paragraph that bears its mark (17.13.4.5)."""
    commented: dict[Element, dict[str, str]] = {}
    open_ranges: dict[str, bool] = {}
    wanted, hung = frozenset(asked), set[str]()
    for element in body.iter(_TEXT, _START, _END, _REFERENCE):
        comment = element.get(W + "id", "")
        if element.tag == _START and comment in wanted:
            open_ranges[comment] = True
        elif element.tag == _END:
            open_ranges.pop(comment, None)
        elif element.tag == _TEXT and open_ranges:
            on = commented.setdefault(_paragraph_of(element), {})
            on.update({each: on.get(each, "") + (element.text or "") for each in open_ranges})
            hung.update(open_ranges)
        elif element.tag == _REFERENCE and comment in wanted:
            open_ranges.pop(comment, None)  # the mark follows the end of its range, so one that was lost ends here
            if comment not in hung:
                commented.setdefault(_paragraph_of(element), {})[comment] = ""
    return commented


def _paragraph_of(element: Element) -> Element:
    return next(element.iterancestors(PARAGRAPH), element)
