"""What Tesseract takes for letters and what is none: dust, the rest of a stamp, the stroke of a signature."""

from __future__ import annotations

import re

from tthc_cli.extract.ocr.hocr import HocrLine, HocrWord

_MARKS = frozenset("-–—+*•.…,;:/%()&=")
"""Signs that stand alone in a document: bullets, blanks of dots, a detached stop."""

_SURE_MARK, _SURE = 85, 8
_LOWEST, _SMALLEST = 0.25, 0.1
"""Line heights. What is lower is a dash, a stop, or dust; what is smaller both ways is dust."""

_NUMERAL = re.compile(r'[IVXHl1|"]+')
"""What Tesseract makes of Roman numerals, often with no confidence at all."""

_LONGEST_SCRAP = 4
_STUCK = re.compile(r"^[_:¬'`‘|~—\\]+(?=[\w-])|(?<=\w)[_¬`|~\\]+$")
"""Dust that sticks to a word."""


def drop_specks(line: HocrLine) -> HocrLine | None:
    """The line without what is no word; None if nothing is left. Words that may be some are kept, whatever the doubt:
    what is printed and hard to read is told by the page's confidence."""
    words = tuple(_trimmed(word) for word in line.words if not _is_speck(word, line.height))
    return line._replace(words=words) if words else None


def _trimmed(word: HocrWord) -> HocrWord:
    return word._replace(text=_STUCK.sub("", word.text))


def _is_speck(word: HocrWord, height: float) -> bool:
    wide, high = (word.box[2] - word.box[0]) / height, (word.box[3] - word.box[1]) / height
    if max(wide, high) < _SMALLEST:
        return True
    if not any(map(str.isalnum, word.text)):
        return word.confidence < _SURE_MARK or not set(word.text) <= _MARKS
    if high < _LOWEST:
        return True
    scrap = len(word.text) <= _LONGEST_SCRAP and not any(map(str.isdigit, word.text))
    return scrap and word.confidence < _SURE and not _NUMERAL.fullmatch(word.text)
