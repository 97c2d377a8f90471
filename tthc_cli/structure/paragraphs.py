"""Lines → paragraphs: what a line end only wrapped is joined, what begins anew begins anew."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tthc_cli.clean.clean_document import CleanLine
from tthc_cli.clean.wraps import join_wrapped
from tthc_cli.structure.document_tree import Paragraph
from tthc_cli.structure.marks import ATTACHED_NOTE, BASIS
from tthc_cli.structure.numerals import find_marker

_BULLET = re.compile(r"\s*(?P<mark>[-–—+*•▪●○◦⁃\uf0b7\uf02d\uf0a7\uf0d8]|o(?=\s+[^\W\d_]))\s*(?=\S)")
_ENDS = re.compile(r"[.;:!?…]['”\"’)]*$|\./\.")
_ONLY_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_RULE = re.compile(r"\s*[-_=*–—~.]{3,}\s*")
# From this width on, lines are not wrapped at all: one line is one paragraph.
_UNWRAPPED = 150
# A proportional font makes counted characters a rough measure; below this part of the width a line counts as ended
# early.
_SHORT = 0.82
# A first line is set in by 1 cm or more (NĐ 30/2020, Phụ lục I, II.6.e: 1–1.27 cm); half of it tells, in points.
_INDENT = 13.0


class _Measure(NamedTuple):
    """How the lines of one text are set: wrapped width in characters (None: not wrapped), whether each line is followed
    by a blank one, and per page the left and right edge of the text area in points.
    """

    width: float | None
    double_spaced: bool
    edges: dict[int, tuple[float, float]]


def read_paragraphs(lines: Sequence[CleanLine]) -> tuple[Paragraph, ...]:
    """The paragraphs of some lines in order. Blank lines, rules and lone page numbers are not paragraphs."""
    measure = _measure(lines)
    groups: list[list[CleanLine]] = []
    blank_before, page_before = True, False
    for line in lines:
        if _is_nothing(line):
            blank_before = blank_before or not line.text.text.strip()
            page_before = page_before or bool(_ONLY_NUMBER.fullmatch(line.text.text))
            continue
        runs_on = page_before and line.text.text.lstrip()[:1].islower()
        if groups and (runs_on or not _begins(line, groups[-1][-1], blank_before=blank_before, measure=measure)):
            groups[-1].append(line)
        else:
            groups.append([line])
        blank_before, page_before = False, False
    return tuple(_paragraph(group) for group in groups)


def _is_nothing(line: CleanLine) -> bool:
    text = line.text.text
    return not text.strip() or bool(_RULE.fullmatch(text)) or (not line.whole and bool(_ONLY_NUMBER.fullmatch(text)))


def _paragraph(lines: list[CleanLine]) -> Paragraph:
    text = join_wrapped(line.text.squeeze() for line in lines)
    bullet = find_bullet(text.text)
    bold, centered = all(line.bold for line in lines), all(line.centered for line in lines)
    if bullet is None:
        return Paragraph(text, None, bold, centered, text)
    return Paragraph(text.part(bullet.end()), bullet["mark"], bold, centered, text)


def find_bullet(text: str) -> re.Match[str] | None:
    """The dash, plus or dot that opens a paragraph; a dash before a year (`- 2025`) goes on with a period of years."""
    match = _BULLET.match(text)
    if match is None or re.match(r"\d{4}\b", text[match.end() :]):
        return None
    return match


def _measure(lines: Iterable[CleanLine]) -> _Measure:
    filled = [line for line in lines if line.text.text.strip()]
    lengths = sorted(len(line.text.squeeze().text) for line in filled)
    width = float(lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))]) if lengths else None
    if width is not None and width > _UNWRAPPED:
        width = None
    return _Measure(width, _is_double_spaced(list(lines)), _page_edges(filled))


def _is_double_spaced(lines: Sequence[CleanLine]) -> bool:
    """Whether blank lines stand between the lines of one paragraph (seed 002), and so part nothing."""
    wrapped = blank_after = 0
    for line, following in itertools.pairwise(lines):
        if line.text.text.strip() and not _ENDS.search(line.text.text.strip()):
            wrapped += 1
            blank_after += not following.text.text.strip()
    return wrapped >= 4 and blank_after / wrapped > 0.6


def _page_edges(lines: Iterable[CleanLine]) -> dict[int, tuple[float, float]]:
    """Left and right edge of each page's text, in points; the left one is where wrapped lines begin, not first
    lines.
    """
    boxes: dict[int, list[tuple[float, float]]] = {}
    for line in lines:
        if line.box is not None and line.page is not None:
            boxes.setdefault(line.page, []).append((line.box[0], line.box[2]))
    edges = {}
    for page, found in boxes.items():
        right = max(x1 for _, x1 in found)
        lefts = sorted(x0 for x0, _ in found)
        edges[page] = (lefts[len(lefts) // 20], right)
    return edges


def _begins(line: CleanLine, before: CleanLine, *, blank_before: bool, measure: _Measure) -> bool:
    """Whether `line` begins a paragraph after `before`."""
    if line.whole or before.whole:
        return True
    text, last = line.text.text.strip(), before.text.text.strip()
    if _opens_item(text, last):
        return True
    ended = bool(_ENDS.search(last))
    if not ended and text[0].islower():
        return False
    if line.box is not None and before.box is not None:
        return _begins_on_page(line, before, measure)
    if blank_before and not measure.double_spaced:
        return True
    if text.isupper() and last.isupper():
        return ended  # capitals are wider: a heading's full line has fewer of them
    return _ended_early(last, text, measure.width)


def _opens_item(text: str, last: str) -> bool:
    marker = find_marker(text)
    if (marker is not None and (not marker.weak or _ENDS.search(last))) or ATTACHED_NOTE.match(text):
        return True
    if last.endswith(";") and BASIS.match(text):
        return True
    bullet = find_bullet(text)
    if bullet is None:
        return False
    # "Văn hóa" ⏎ "- Xã hội": a dash between two words of one name is no bullet.
    return (
        bool(_ENDS.search(last))
        or last.endswith(",")
        or not re.match(r"[-–]\s*[^\W\d_]+\s*[;,.]?$", text)
        or text[0] in "+•*"
    )


def _ended_early(last: str, text: str, width: float | None) -> bool:
    """Whether the first word of `text` would have fitted on the line before, so that somebody ended it on purpose."""
    if width is None:
        return True
    return len(" ".join(last.split())) + 1 + len(text.split(maxsplit=1)[0]) <= _SHORT * width


def _begins_on_page(line: CleanLine, before: CleanLine, measure: _Measure) -> bool:
    if line.box is None or before.box is None or line.page is None or before.page is None:
        return True
    if line.centered != before.centered or (before.bold and not line.bold):
        return True
    left, _right = measure.edges[line.page]
    if not line.centered and line.box[0] - left > _INDENT:
        return True
    word = line.text.text.split(maxsplit=1)[0]
    letter = (before.box[2] - before.box[0]) / max(len(before.text.text), 1)
    edge = measure.edges[before.page][1]
    return before.box[2] + letter * (len(word) + 1) < edge - 4 and not line.centered
