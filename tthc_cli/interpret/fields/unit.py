"""Units that lead or support a task: `Văn phòng Sở, Tổ kiểm soát TTHC` is two, `Các sở, ban, ngành` is one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tthc_cli.lexicon.agencies import agency_names
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.units import generic_noun, has_modifier, is_bare_head, opens_group, opens_unit

_SPLIT = re.compile(
    r"\s*(?:(?P<hard>[;\n])|(?P<comma>,)|(?P<and>(?<!\w)(?:và|cùng với|cùng|phối hợp với)(?!\w))|(?P<slash>\s/\s))\s*"
)
_BULLET = re.compile(r"(?:^|(?<=\n))\s*(?:[-+*•–]|\d{1,2}[.)])\s*")
# "nt", "-nt-", or a mark: the same as above, which is no name.
_DITTO = re.compile(r"""[\s\-–"”/.]*(?:nt|như trên)?[\s\-–"”/.]*""", re.IGNORECASE)
_ONE_PHRASE = re.compile(r"phòng, chống", re.IGNORECASE)
_EDGE = " .,;:–-"
_BRACKET = re.compile(r"\([^()]*\)")
_PLACE_NOUN = re.compile(r"địa phương")
# "UBND cấp huyện, cấp xã": the second is a unit of its own with its noun left out.
_ELIDED = re.compile(r"(?:cấp (?:tỉnh|huyện|xã)|huyện|xã)\b")
_LOWER_LIST = re.compile(r"(?:ubnd|uỷ ban nhân dân|chủ tịch ubnd|hđnd) (?:các )")


class _Piece(NamedTuple):
    """`text[start:end]`; `hard`: what parts it from the piece before can only part units."""

    start: int
    end: int
    hard: bool


@cache
def parse_units(text: str) -> tuple[str, ...]:
    """The units that a cell names, as printed, in order, each once.

    Splits at `;`, line feeds, bullets, and at `,` and `và` where a new name begins; names that hold a comma or "và" and
    lists of kinds of units that share one modifier stay whole.
    """
    bare = _BULLET.sub("", text.strip())
    bounds: list[tuple[int, int]] = []
    for piece in _pieces(bare):
        if bounds and not piece.hard and _goes_on(bare[slice(*bounds[-1])], bare[piece.start : piece.end]):
            bounds[-1] = (bounds[-1][0], piece.end)
        else:
            bounds.append((piece.start, piece.end))
    units = [unit for start, end in bounds for unit in _split_off_place(bare[start:end])]
    units = [unit for unit in units if not _DITTO.fullmatch(unit)]
    trimmed = (" ".join(unit.strip(_EDGE).split()) for unit in units)
    return tuple(dict.fromkeys(unit for unit in trimmed if unit))


def _pieces(text: str) -> list[_Piece]:
    """The parts between separators; brackets and names with a comma or "và" are not cut."""
    kept = _protected(text)
    pieces: list[_Piece] = []
    last, hard = 0, True
    for match in _SPLIT.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in kept):
            continue
        pieces.append(_Piece(last, match.start(), hard))
        last, hard = match.end(), bool(match["hard"])
    pieces.append(_Piece(last, len(text), hard))
    return [piece for piece in pieces if text[piece.start : piece.end].strip(_EDGE)]


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted({name.casefold() for name in agency_names()}, key=len, reverse=True))


def _protected(text: str) -> list[tuple[int, int]]:
    spans = [match.span() for pattern in (_BRACKET, _ONE_PHRASE) for match in pattern.finditer(text)]
    key = text.casefold()
    for name in _names():
        start = key.find(name)
        while start >= 0:
            spans.append((start, start + len(name)))
            start = key.find(name, start + 1)
    return spans


def _goes_on(unit: str, piece: str) -> bool:
    """Whether `piece` only goes on with `unit`: a further kind in a list of kinds, or words that begin no name."""
    last = _last_part(unit)
    noun = generic_noun(piece)
    if _PLACE_NOUN.match(fold(piece)):
        return _is_list_of_kinds(unit)
    if noun is not None and _shares_list(unit, last, piece):
        return True
    return not ((opens_unit(piece) and not is_bare_head(piece)) or _ELIDED.match(fold(piece)))


def _last_part(unit: str) -> str:
    return re.split(r"[,;]|\svà\s", unit)[-1].strip()


def _shares_list(unit: str, last: str, piece: str) -> bool:
    """`Các sở` + `ban` + `ngành tỉnh`, `Các phòng` + `đơn vị thuộc Sở`, `UBND các huyện` + `thị xã`; not `UBND cấp
    huyện` + `cơ quan`.
    """
    if _ELIDED.match(fold(piece)) and not _LOWER_LIST.match(fold(unit)):
        return False
    if piece[:1].isupper() and not last[:1].isupper():
        return False
    if _LOWER_LIST.match(fold(unit)):
        return generic_noun(piece) in ("huyện", "thị xã", "thành phố", "quận", "xã", "phường", "thị trấn", "đặc khu")
    if not _is_list_of_kinds(unit):
        return False
    # "Các phòng chuyên môn thuộc Sở, đơn vị trực thuộc": a kind that already has its modifier ends the list.
    return not _is_closed(last)


def _is_list_of_kinds(unit: str) -> bool:
    """Whether a unit is a list of kinds and not a proper name: `Các sở, ban`, `cơ quan`, `Sở, ngành`, `Thủ trưởng các
    đơn vị`.
    """
    first = re.split(r"[,;]", unit)[0].strip()
    return opens_group(first) or _is_kind(first)


def _is_kind(text: str) -> bool:
    noun = generic_noun(text)
    return noun is not None and fold(text) == noun


def _is_closed(part: str) -> bool:
    """Whether the last kind of a list already carries a modifier that ends it."""
    words = fold(part)
    for opener in ("các ", "những ", "toàn thể "):
        words = words.removeprefix(opener)
    noun = generic_noun(words)
    rest = words[len(noun) :].strip() if noun else words
    return (
        bool(re.match(r"(?:có )?liên quan|thuộc|trực thuộc|cấp (?:tỉnh|huyện|xã)|tỉnh|huyện", rest)) if rest else False
    )


def _split_off_place(unit: str) -> list[str]:
    """`các sở, ban, ngành, địa phương` is two units; `các cơ quan, địa phương có liên quan` shares its modifier and is
    one.
    """
    match = re.search(r"(?:,|\svà)\s*(?P<place>(?:các\s+)?địa phương)\s*[.;]?$", unit, re.IGNORECASE)
    if match is None or has_modifier(unit[match.end("place") :]):
        return [unit]
    return [unit[: match.start()], match["place"]]
