"""The text of a table cell, and which of its line feeds only wrap a line."""

from __future__ import annotations

from itertools import pairwise

from tthc_cli.extract.page_content import Word
from tthc_cli.extract.raw import WIDE_GAP, Box
from tthc_cli.extract.text_lines import TextLine

_BULLETS = "-–—+•*▪·"
_ENDS = ".;:,"
_SPACE_EM = 0.25
_PARAGRAPH_PITCH = 1.3
"""Lines this much further apart than the closest two of the cell have space between paragraphs between them."""

_SLACK = 1.0
"""Points by which a word may miss the rest of the line and still be thought to fit."""


def cell_padding(lines_by_box: list[tuple[Box, list[TextLine]]]) -> float:
    """The room a table leaves between border and text, in points: the least any cell of it shows."""
    rooms = [line.words[0].x0 - box[0] for box, lines in lines_by_box for line in lines]
    return max(0.0, min(rooms, default=0.0))


def cell_text(box: Box, lines: list[TextLine], padding: float) -> tuple[str, tuple[int, ...]]:
    """The lines joined by line feeds, and the places of the feeds that are mere wraps.

    A break is a wrap where the next line's first word had no room left on the line before; where it had, somebody typed
    the break. A line that opens a listed item, or stands further off, was typed.
    """
    texts = [line.text.replace(WIDE_GAP, " ") for line in lines]
    right = max([box[2] - padding, *(line.words[-1].x1 for line in lines)])
    width = max([right - box[0] - padding, *(_width(line) for line in lines)])
    pitch = min((down.baseline - up.baseline for up, down in pairwise(lines)), default=0.0)
    wraps, place = [], 0
    for text, (line, following) in zip(texts, pairwise(lines), strict=False):
        place += len(text)
        typed = (
            _opens_item(following.text, text, texts[0]) or following.baseline - line.baseline > _PARAGRAPH_PITCH * pitch
        )
        if not typed and not _fits(following.words[0], line, box, right, width):
            wraps.append(place)
        place += 1
    return "\n".join(texts), tuple(wraps)


def _opens_item(text: str, before: str, first: str) -> bool:
    """Whether a line opens a listed item. A dash may also part two words of one name, where the line before does not
    end and the cell does not begin with a dash (`Công chức Văn phòng` ⏎ `– Thống kê`).
    """
    return text[0] in _BULLETS and (first[0] in _BULLETS or before.rstrip()[-1:] in _ENDS)


def _fits(word: Word, line: TextLine, box: Box, right: float, width: float) -> bool:
    """Whether the word would have stood on the line: in what is left of it, or, if the line is centred, in twice its
    side.
    """
    left_room, right_room = line.words[0].x0 - box[0], box[2] - line.words[-1].x1
    centred = abs(left_room - right_room) < 2 * _SLACK
    room = width - _width(line) if centred else right - line.words[-1].x1
    return word.x1 - word.x0 + _SPACE_EM * word.size < room - _SLACK


def _width(line: TextLine) -> float:
    return line.words[-1].x1 - line.words[0].x0
