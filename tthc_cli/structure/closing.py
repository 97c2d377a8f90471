"""The end of an instrument: recipients and signature block (NĐ 30/2020, Phụ lục I, II.7 and II.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tthc_cli.clean.clean_document import CleanLine
from tthc_cli.clean.mapped import Mapped
from tthc_cli.clean.wraps import join_wrapped
from tthc_cli.lexicon.positions import is_position
from tthc_cli.structure.document_tree import Closing
from tthc_cli.structure.marks import AUTHORITY, GAP
from tthc_cli.structure.zones import RECIPIENTS

_BULLET = re.compile(r"\s*[-–+•*]\s*")
_TITLE_BEFORE_NAME = re.compile(
    r"""(?:(?:GS|PGS|TS|Ts|ThS|Th\.S|BS|BSCKI{1,2}|CN|KS|LS|Dr|CKI{1,2})\.?\s*
        |(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy|uý)\s)+""",
    re.VERBOSE,
)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_END = re.compile(r"[.;,:]\s*$")


@dataclass(slots=True)
class _Found:
    recipients: list[list[Mapped]] = field(default_factory=list)
    authority: list[Mapped] = field(default_factory=list)
    position: list[Mapped] = field(default_factory=list)
    name: Mapped | None = None
    recipient_lines: list[Mapped] = field(default_factory=list)
    signature_lines: list[Mapped] = field(default_factory=list)
    listing: bool = False
    dashed: bool = False


def read_closing(lines: Sequence[CleanLine]) -> Closing:
    """Recipients without their dashes and end punctuation; authority, position and name as printed. What is not there
    is None.
    """
    found = _Found()
    for piece in _pieces(lines):
        is_recipient = _read_piece(found, piece)
        (found.recipient_lines if is_recipient else found.signature_lines).append(piece)
    recipients = tuple(text for parts in found.recipients if (text := _trim(join_wrapped(parts))).text)
    position = join_wrapped(found.position) if found.position else None
    lines_of = (tuple(found.recipient_lines), tuple(found.signature_lines))
    return Closing(recipients, tuple(found.authority), position, found.name, *lines_of)


def _pieces(lines: Iterable[CleanLine]) -> Iterable[Mapped]:
    """The parts of the lines, split where two columns stand side by side."""
    for line in lines:
        for piece in line.text.split(GAP):
            text = piece.squeeze()
            if text.text:
                yield text


def _read_piece(found: _Found, piece: Mapped) -> bool:
    """Puts a piece where it belongs, and says whether that is among the recipients."""
    heading = RECIPIENTS.match(piece.text)
    if heading:
        found.listing = True
        piece = piece.part(heading.end())
        if not piece.text:
            return True
    bullet = _BULLET.match(piece.text)
    if bullet and (found.listing or not found.position):
        found.dashed = True
        found.recipients.append([piece.part(bullet.end())])
        return True
    if AUTHORITY.match(piece.text) and piece.text.isupper():
        found.authority.append(piece)
    elif is_position(piece.text):
        found.position.append(piece)
    elif found.position and found.name is None and is_person(piece.text):
        found.name = piece
    elif found.listing:
        return _go_on(found, piece, heading is not None)
    return False


def is_person(text: str) -> bool:
    """Whether a text can be a person's name: two to six words with capitals, a degree or rank before them."""
    words = _TITLE_BEFORE_NAME.sub("", text).split()
    if not 2 <= len(words) <= 6 or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    return text.isupper() or all(word[0].isupper() and not word[1:].isupper() for word in words)


def _go_on(found: _Found, piece: Mapped, opens: bool) -> bool:
    """A recipient without a dash: the rest of the one before, or one of a list without dashes; False for neither."""
    if found.recipients and not opens and not _END.search(found.recipients[-1][-1].text):
        found.recipients[-1].append(piece)
        return True
    if not found.dashed and re.match(r"[^\W\d_]", piece.text) and not piece.text.isupper():
        found.recipients.append([piece])
        return True
    return opens


def _trim(text: Mapped) -> Mapped:
    return text.strip(" .;,")
