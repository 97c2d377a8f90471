"""Marks of Markdown and HTML that converters leave in a text: `**KẾ HOẠCH**`, `## **I. …**`, `<b>Stt</b>`."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from tthc_cli.clean.mapped import EMPTY, Mapped, join

_COMMENT = re.compile("<!--.*?-->")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_BREAK = re.compile(r"(?<!\\)<br\s*/?>", re.IGNORECASE)
_MARK = re.compile(r"(?<!\\)(?:\*+|</?(?:b|strong|i|em|u|p|span)>)", re.IGNORECASE)
# A bar stays escaped until the table that it stands in has been cut into cells.
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{}~])")
# A row of a Markdown table whose filled cells are all bold.
_BOLD_ROW = re.compile(r"\s*\|(?:\s*(?:\*\*[^|]+\*\*)?\s*\|)+\s*")
# `**PHỤ LỤC****Hoạt động …***(Ban hành …)*`: where one emphasis ends and the next begins, the converter lost a line
# end.
_SEAM = re.compile(r"(?<=[^\s*])\*{3,}(?=[^\s*])")


class Unmarked(NamedTuple):
    """A line without its marks. `bold` says that the marks made all of it bold; `heading` that it was a Markdown
    heading.
    """

    text: Mapped
    bold: bool
    heading: bool
    changed: bool


def fix_markup(line: Mapped) -> tuple[Unmarked, ...]:
    """The lines that stand in one marked line, without marks and comments. A lone `*` at the start stays: a bullet."""
    if "<!--" in line.text:
        line = join(line.split(_COMMENT), "")
    if not any(char in line.text for char in "*#<\\"):
        return (Unmarked(line, bold=False, heading=False, changed=False),)
    heading = _HEADING.match(line.text)
    rest = line.part(heading.end()) if heading else line
    return tuple(_strip_marks(piece, heading=bool(heading)) for piece in rest.split(_SEAM))


def _strip_marks(piece: Mapped, *, heading: bool) -> Unmarked:
    text = piece.text
    if re.match(r"\s*\*\s+\S", text):  # "* Nội dung": a bullet, not an emphasis
        first = text.index("*") + 1
        inner = _strip_marks(piece.part(first), heading=heading)
        return Unmarked(join([piece.part(0, first), inner.text], ""), False, heading, inner.changed)
    if _BREAK.search(text):  # a typed line end, inside a cell or a paragraph
        piece = join(piece.split(_BREAK), "\n")
    pieces = piece.split(_MARK)
    kept = join(pieces, "") if len(pieces) > 1 else piece
    bold = bool(_BOLD_ROW.fullmatch(text)) or (
        bool(re.match(r"\s*(?:\*\*|<b>|<strong>)", text)) and not re.search(r"\*\*[^*]+\*\*\s*[^*\s]", text)
    )
    return Unmarked(_unescape(kept) or EMPTY, bold, heading, changed=heading or kept.text != text)


def _unescape(text: Mapped) -> Mapped:
    if "\\" not in text.text:
        return text
    drops = [match.start() for match in _ESCAPE.finditer(text.text)]
    bounds = [-1, *drops, len(text.text)]
    return join([text.part(a + 1, b) for a, b in itertools.pairwise(bounds)], "")
