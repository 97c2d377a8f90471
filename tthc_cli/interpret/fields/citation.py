"""Mentions of other documents: `Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ`.

A mention is a number with a symbol, with or without a type word before it, or a law with its name and date. What
follows the number, the date and the issuer in either order, belongs to it; its subject comes after.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tthc_cli.interpret.fields.dates import DATE_PATTERN, parse_date
from tthc_cli.interpret.fields.number import number_key
from tthc_cli.lexicon.agencies import agency_names
from tthc_cli.lexicon.document_types import citation_words, type_of_symbol
from tthc_cli.lexicon.keys import fold, strip_accents
from tthc_cli.lexicon.phrases import any_of
from tthc_cli.lexicon.units import opens_unit

# NĐ-CP, QĐ-TTg, KH-SNgV, QĐ/TU, NQ/TW, QH15; blanks around the dash only before capitals (`QĐ - UBND`).
_CHUNK = r"[A-ZĐ][A-ZĐa-z&]*\d{0,2}(?!\w)"
_SYMBOL = rf"{_CHUNK}(?:[-–/]{_CHUNK}|\s?[-–/]\s?[A-ZĐ&]{{2,}}\d{{0,2}}(?!\w))*"
_SERIAL = r"(?<![\w/.,-])\d{1,5}[a-zđ]?"
_DAY_WORD = re.compile(r"\s*[,(]?\s*(?P<word>[^\W\d]{2,6}\s*)?(?=\d|[.…_/]|\s*tháng)")
_ISSUER_STOP = re.compile(
    rf"""\s*(?:
        [;.()“”"\[\]:]|$
      | \s(?:{any_of("title_opens", "issuer_ends")})(?!\w)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# These begin with words of the list above, or hold a comma or "và", and still are one issuer.
_ISSUER_NAMES = re.compile(
    r"""bộ\ trưởng,?\ chủ\ nhiệm\ văn\ phòng\ chính\ phủ
      | ban\ chấp\ hành\ (?:trung\ ương(?:\ đảng)?(?:\ khóa\ [ivx]+)?|đảng\ bộ\ [^\W\d_]+)
      | bộ\ trưởng\ bộ\ (?=\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_OF = re.compile(r"\s*,?\s*(?:của|do)\s+(?=\w)")
_BARE_ISSUER = re.compile(r"\s+(?=(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chính phủ|Thủ tướng)\b)")
_ABBREVIATED = re.compile(r"\(([A-ZĐ]{2,8})\)")
# "UBND TX. Quảng Trị", "UBND P. 2": that full stop ends nothing either.
_SHORT_PLACE = re.compile(r"(?:(?<=\bTX)|(?<=\bTP)|(?<=\bTT)|(?<=\b[HQPX]))\.(?=\s?[A-ZĐ\d])")
_MAX_ISSUER = 110
_SUBJECT_END = re.compile(
    rf""";
      | (?<=[^\W\d_]{{2}})(?<!\bTX)(?<!\bTP)(?<!\bTT)\.\s+(?=[^\W\d_])   # a sentence ends after a word
      | (?<=\d{{4}})\.(?=\s|$)                         # or after a year
      | ,\s+(?=(?:{any_of("offices")})\b[^;]*\b(?:{any_of("issues")})\b)   # "…, Sở Nội vụ ban hành"
      | \./\.
    """,
    re.VERBOSE,
)
# What follows a number is its subject only if it begins as titles do; else the sentence goes on.
_SUBJECT_OPENS = re.compile(rf"\s*,?\s*(?:{any_of('title_opens', 'subject_opens')})(?!\w)", re.IGNORECASE)


class Mention(NamedTuple):
    """One mention in a text: `text[start:end]` runs from the type word to the issuer; the subject begins at `end`."""

    start: int
    end: int
    type: str | None
    key: str | None
    date: str | None
    issuer: str | None
    subject: str | None


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(word.replace(" ", r"\s+") for word in citation_words())
    return re.compile(
        rf"""(?:(?<!\w)(?P<word>(?i:{words}))\s+)?
             (?:(?<=Luật\s)[^;:.()\d]{{3,90}}?\s+(?=số\s)|(?i:liên\s+tịch\s+|liên\s+ngành\s+))?
             (?:số\s*:?\s*)?
             (?:
               (?P<serial>{_SERIAL})\s?(?:/\s?(?P<year>(?:19|20)\d{{2}})\s?/|(?P<dash>[/-]))\s?(?P<symbol>{_SYMBOL})
             | (?<=số)\s*:?\s*[.…_]*\s?(?P<blank>/\s?(?P<blank_symbol>{_SYMBOL}))
             | (?<=số:)\s*[.…_]*\s?(?P<blank2>/\s?(?P<blank_symbol2>{_SYMBOL}))
             )""",
        re.VERBOSE,
    )


_LAW = re.compile(
    rf"""(?<!\w)(?P<word>Luật|Bộ\ luật|Pháp\ lệnh|Hiến\ pháp)\s+
         (?P<name>[^;:()\d.]{{3,180}}?),?\s+ngày\s+
         (?P<date>{DATE_PATTERN})""",
    re.VERBOSE,
)
_DATE = re.compile(DATE_PATTERN, re.VERBOSE)
# Most texts hold no number of a document: this tells in a tenth of the time.
_MAY_BE_NUMBERED = re.compile(r"[/-]\s?[A-ZĐ]")


def find_mentions(text: str) -> list[Mention]:
    """Every mention in a paragraph or cell, in order, none inside another."""
    found: list[Mention] = []
    laws = {match.start(): match for match in _LAW.finditer(text)} if "ngày" in text else {}
    for match in _numbered().finditer(text) if _MAY_BE_NUMBERED.search(text) else ():
        mention = _mention(text, match)
        if mention is not None:
            found.append(mention)
    covered = [(mention.start, mention.end) for mention in found]
    for start, match in laws.items():
        if not any(a < match.end() and start < b for a, b in covered):
            found.append(_law(text, match))
    found.sort(key=lambda mention: mention.start)
    return [
        _with_subject(text, mention, found[i + 1] if i + 1 < len(found) else None) for i, mention in enumerate(found)
    ]


def _mention(text: str, match: re.Match[str]) -> Mention | None:
    symbol = match["symbol"] or match["blank_symbol"] or match["blank_symbol2"]
    of_symbol = type_of_symbol(re.sub(r"\s", "", symbol))
    of_word = citation_words().get(fold(match["word"])) if match["word"] else None
    if of_word is None and (of_symbol is None or not match["serial"]):
        return None  # "24/HS": nothing says that this is a document
    first, after = match.start(), match.end()
    printed = text[match.start("serial") : after] if match["serial"] else match["blank"] or match["blank2"]
    date, issuer, end = _what_follows(text, after)
    return Mention(first, end, of_symbol or of_word, number_key(printed), date, issuer, None)


def _law(text: str, match: re.Match[str]) -> Mention:
    kind = citation_words()[fold(match["word"])]
    _, issuer, end = _what_follows(text, match.end())
    return Mention(match.start(), end, kind, None, parse_date(match["date"]).iso, issuer, None)


def _what_follows(text: str, start: int) -> tuple[str | None, str | None, int]:
    """Date and issuer after a number, in either order, and where they end."""
    day, after_day = _read_day(text, start)
    issuer, end = _read_issuer(text, after_day)
    if day is None and issuer is not None:
        late, after_late = _read_day(text, end)
        if late is not None:
            return late, issuer, after_late
    return day, issuer, end


def _read_day(text: str, start: int) -> tuple[str | None, int]:
    """A date that follows. The word before it may be mistyped (`ngà`), so it counts by its letters and not by its
    spelling.
    """
    word = _DAY_WORD.match(text, start)
    if word is None:
        return None, start
    if word["word"] and not _is_day_word(word["word"]):
        return None, start
    found = _DATE.match(text, word.end())
    if found is None:
        return None, start
    end = found.end()
    return parse_date(found[0]).iso, end + 1 if "(" in word[0] and text[end : end + 1] == ")" else end


def _is_day_word(word: str) -> bool:
    bare = strip_accents(word.strip())
    return bare.startswith("n") and bare not in ("nam", "nay") and len(set("ngay") & set(bare)) >= 3


def _read_issuer(text: str, start: int) -> tuple[str | None, int]:
    opening = _OF.match(text, start) or _BARE_ISSUER.match(text, start)
    if opening is None:
        return None, start
    begin = opening.end()
    end = _issuer_end(text, begin)
    issuer = text[begin:end].strip(" ,")
    if not issuer or not (issuer[0].isupper() or opens_unit(issuer)):
        return None, start
    return issuer, begin + len(issuer)


def _issuer_end(text: str, begin: int) -> int:
    text = _ABBREVIATED.sub(r"_\1_", text)  # "Ủy ban nhân dân (UBND) tỉnh": that bracket ends nothing
    text = _SHORT_PLACE.sub("_", text)
    named = _ISSUER_NAMES.match(text, begin)
    protected = named.end() if named else _name_end(text, begin)
    stop = _ISSUER_STOP.search(text, protected, begin + _MAX_ISSUER)
    end = stop.start() if stop else min(len(text), begin + _MAX_ISSUER)
    for match in re.finditer(r",|\s(?:và|cùng)\s", text[protected:end]):
        after = text[protected + match.end() :].lstrip()
        if match[0] == "," or not after[:1].isupper() or _opens_citation(after):
            return protected + match.start()
    return end


@cache
def _compound_names() -> tuple[str, ...]:
    return tuple(name.casefold() for name in sorted(agency_names(), key=len, reverse=True))


def _name_end(text: str, begin: int) -> int:
    """Where a name that holds a comma or "và" ends (`Sở Văn hóa, Thể thao và Du lịch`), or `begin`."""
    here = text[begin : begin + _MAX_ISSUER].casefold()
    if not here.startswith(_compound_names()):
        return begin
    return next(begin + len(name) for name in _compound_names() if here.startswith(name))


def _opens_citation(text: str) -> bool:
    return fold(text[:40]).startswith(_citation_openings())


@cache
def _citation_openings() -> tuple[str, ...]:
    return tuple(word + " " for word in citation_words())


def _with_subject(text: str, mention: Mention, following: Mention | None) -> Mention:
    if _SUBJECT_OPENS.match(text, mention.end) is None:
        return mention
    stop = _SUBJECT_END.search(text, mention.end)
    end = stop.start() if stop else len(text)
    if following is not None and re.search(r"(?:,|\svà)\s*$", text[mention.end : following.start]):
        end = min(end, following.start)
    subject = re.sub(r"(?:,|\svà)\s*$", "", text[mention.end : end]).strip(" ,.:")
    return mention._replace(subject=subject or None)
