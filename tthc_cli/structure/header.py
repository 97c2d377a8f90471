"""The header of an instrument: agencies, number, place and date, kind, title (NĐ 30/2020, Phụ lục I, II.1-5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from tthc_cli.clean.clean_document import CleanBlock, CleanLine
from tthc_cli.clean.mapped import Mapped
from tthc_cli.clean.wraps import join_wrapped
from tthc_cli.lexicon.document_types import citation_words
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.phrases import any_of
from tthc_cli.lexicon.stamps import is_stamp
from tthc_cli.structure.document_tree import Header
from tthc_cli.structure.marks import GAP, filled_lines
from tthc_cli.structure.numerals import find_marker
from tthc_cli.structure.zones import InstrumentZone

_NUMBER = re.compile(
    r"""Số\s*:?\s*
    (?P<number>(?:\d+[a-zđ]?|[.…_\s]*)            # a number, or dots or nothing in a draft
    \s?/\s?(?:\d{4}\s?/\s?)?                       # the year, in normative texts
    [A-ZĐ][\w&]*(?:\s?[-–/]\s?[A-ZĐ][\w&]*)*       # the symbol
    |\d+\s?-\s?[A-ZĐ]{2,4}/[A-ZĐ]\w*)              # the Party's form: 12-KH/ĐU
    """,
    re.VERBOSE,
)
_DATE = re.compile(
    r"""(?:(?P<place>[^\W\d_][^,;]{1,60}?)\s*,)?\s*
    (?P<date>[Nn]gày\s*(?:
        [\d.…_\s]*tháng\s*[\d.…_\s]*năm\s*(?:\d{4}|[.…_]*)
      | \d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}))""",
    re.VERBOSE,
)
# The end of the motto may have gone to the next line in a narrow column.
_MOTTO = re.compile(
    r"cộng\s+h(?:òa|oà)\s+xã\s+hội(?:\s+chủ\s+nghĩa)?(?:\s+việt)?(?:\s+nam)?|đảng\s+cộng\s+sản\s+việt\s+nam|độc\s+lập\s*[-–—]\s*tự\s+do(?:\s*[-–—]\s*hạnh)?(?:\s+phúc)?",
    re.IGNORECASE,
)
_MOTTO_REST = re.compile(r"(?:chủ nghĩa )?(?:việt )?nam|(?:hạnh )?phúc|chủ nghĩa việt", re.IGNORECASE)
_YEAR_REST = re.compile(r"(?:năm\s+)?\d{4}")
_AGENCY_OPENS = re.compile(rf"(?:{any_of('letterhead_opens')})(?!\w)")
_COMMITTEE = re.compile(r"(?:uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd)")
_RULE = re.compile(r"[\s\-_=*–—~.]{3,}")
_NOTE = re.compile(r"\s*\(?\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:kèm|đính\s+kèm)\s+(?:theo|với)?", re.IGNORECASE)
_TITLE_LINES = 10
_LONGEST_LINE = 1_000
"""In a text without a title everything stands above it; its paragraphs are no lines of a letterhead."""


@cache
def _preamble_opens() -> re.Pattern[str]:
    types = "|".join(re.escape(word) for word in citation_words())
    offices = any_of("offices").lower()
    return re.compile(
        rf"""(?:{any_of("preamble_opens")})(?!\w)
          | (?:tiếp\ tục\ )?(?:thực\ hiện|triển\ khai)(?:\ thực\ hiện)?\ (?:nội\ dung\ |các\ )?(?:{types})(?!\w)
          | (?:tiếp\ tục\ )?(?:thực\ hiện|triển\ khai).*[;:]$
          | (?:{offices})\ .*(?:{any_of("issues")})(?!\w)
        """,
        re.VERBOSE,
    )


_SUBJECT_OPENS = re.compile(r"(?:v/v|về\s+việc)\b", re.IGNORECASE)
_ADDRESSEE = re.compile(r"\s*kính\s+gửi\b", re.IGNORECASE)


@dataclass(slots=True)
class _Found:
    agencies: list[list[Mapped]] = field(default_factory=list)
    number: Mapped | None = None
    place: Mapped | None = None
    date: Mapped | None = None
    subject: list[Mapped] = field(default_factory=list)
    subject_ended: bool = False


def read_header(zone: InstrumentZone) -> tuple[Header, list[CleanBlock]]:
    """The header of an instrument, and the blocks of its body that come after the title."""
    found = _Found()
    above = [block for block in zone.header if isinstance(block, CleanLine)]
    for line in above:
        if len(line.text.text) <= _LONGEST_LINE:
            _read_line(found, line.text)
    title, issuing, note, rest = (
        _read_title(zone.body) if zone.kind is not None else (None, None, None, list(zone.body))
    )
    agencies = tuple(join_wrapped(lines) for lines in found.agencies)
    if zone.kind is None:  # its lines are read as the body, too
        subject = join_wrapped(found.subject) if found.subject else None
        return Header(agencies, found.number, found.place, found.date, None, subject, issuing, note), rest
    kind, lines = zone.kind.text.squeeze(), filled_lines(above)
    return Header(agencies, found.number, found.place, found.date, kind, title, issuing, note, lines), rest


def _read_line(found: _Found, line: Mapped) -> None:
    """Takes number, date and motto out of a line; what is left of it are agencies, or a letter's trích yếu."""
    if not line.text.strip() or _ADDRESSEE.match(line.text):
        found.subject_ended = bool(found.subject) or found.subject_ended
    taken: list[tuple[int, int]] = [match.span() for match in _MOTTO.finditer(line.text)]
    number = _NUMBER.search(line.text)
    if number and found.number is None:
        found.number = line.part(*number.span("number")).squeeze()
        taken.append(number.span())
    date = _DATE.search(line.text, number.end() if number else 0)
    if date and found.date is None:
        _take_date(found, line, date)
        taken.append(date.span())
    for piece in _left_over(line, taken):
        if found.date is not None and not found.date.text[-1].isdigit() and _YEAR_REST.fullmatch(piece.text):
            found.date = join_wrapped([found.date, piece])
        elif not _MOTTO_REST.fullmatch(piece.text):
            if found.number is not None:
                _add_subject(found, piece)
            else:
                _add_agency(found, piece)


def _take_date(found: _Found, line: Mapped, match: re.Match[str]) -> None:
    found.date = line.part(*match.span("date")).squeeze()
    if match["place"]:
        place = line.part(*match.span("place"))
        found.place = place.split(GAP)[-1].squeeze()


def _left_over(line: Mapped, taken: Sequence[tuple[int, int]]) -> list[Mapped]:
    pieces, last = [], 0
    for start, end in sorted(taken):
        pieces.append(line.part(last, start))
        last = end
    pieces.append(line.part(last))
    return [part.squeeze() for piece in pieces for part in piece.split(GAP) if part.text.strip()]


def _add_subject(found: _Found, piece: Mapped) -> None:
    """Adds a line of a letter's trích yếu, which stands under its number and opens with `V/v` (NĐ 30/2020, II.5.b)."""
    if not found.subject_ended and (found.subject or _SUBJECT_OPENS.match(piece.text)):
        found.subject.append(piece)


def _add_agency(found: _Found, piece: Mapped) -> None:
    """Adds a line of the upper left corner: a new agency, or the rest of a name that was too long for one line."""
    if _RULE.fullmatch(piece.text) or is_stamp(piece.text):
        return
    key = fold(piece.text)
    last = join_wrapped(found.agencies[-1]).text if found.agencies else ""
    if last and (_COMMITTEE.fullmatch(fold(last)) or not _AGENCY_OPENS.match(key)):
        if piece.text.isupper():
            found.agencies[-1].append(piece)
    elif _AGENCY_OPENS.match(key) or (
        piece.text.isupper() and re.match(r"(?:tỉnh|thành phố|huyện|thị xã|quận)\s", key)
    ):
        found.agencies.append([piece])


# --- title ---------------------------------------------------------------------------------------


def _read_title(body: Sequence[CleanBlock]) -> tuple[Mapped | None, Mapped | None, Mapped | None, list[CleanBlock]]:
    """The title, the issuing line of a decision, the note under an attached plan's title, and the blocks after them."""
    title: list[CleanLine] = []
    issuing: list[Mapped] = []
    note: list[Mapped] = []
    blank = False
    index = 0
    for index, block in enumerate(body):  # noqa: B007 – where it stops is needed below
        if not isinstance(block, CleanLine):
            break
        text = block.text.squeeze()
        if not text.text or _RULE.fullmatch(text.text):
            blank = blank or not text.text
            continue
        if (note and not note[-1].text.endswith(")")) or _NOTE.match(text.text):
            note.append(text)
        elif not note and _is_issuing_line(block, bool(title)):
            issuing.append(text)
        elif not note and not issuing and _belongs_to_title(block, title, blank=blank):
            title.append(block)
        else:
            break
        blank = False
    else:
        index = len(body)
    joined = join_wrapped(line.text.squeeze() for line in title)
    return joined if joined.text else None, _joined(issuing), _joined(note), list(body[index:])


def _joined(parts: Sequence[Mapped]) -> Mapped | None:
    return join_wrapped(parts) if parts else None


def _is_issuing_line(line: CleanLine, has_title: bool) -> bool:
    """`ỦY BAN NHÂN DÂN TỈNH VĨNH PHÚC`, alone in capitals between the title of a decision and its bases."""
    text = line.text.text.strip()
    key = fold(text)
    return (
        has_title
        and text.isupper()
        and bool(re.match(r"(?:chủ tịch |giám đốc )?(?:ubnd|uỷ ban nhân dân|hội đồng nhân dân|sở|ban|bộ)\s", key))
    )


def _belongs_to_title(line: CleanLine, title: Sequence[CleanLine], *, blank: bool) -> bool:
    text = line.text.squeeze().text
    if len(title) >= _TITLE_LINES or find_marker(text) is not None:
        return False
    if not title:
        return not re.match(r"căn cứ\s", fold(text))
    if _preamble_opens().match(fold(text)):
        return False
    if title[0].bold:
        return line.bold
    if text[0].islower() or title[0].text.text.strip().isupper() == text.isupper() is True:
        return True
    complete = bool(
        re.search(
            r"năm\s+\d{4}|giai đoạn|\d{4}\s*[-–]\s*\d{4}", " ".join(part.text.text for part in title), re.IGNORECASE
        )
    )
    return not (complete and (blank or line.whole))
