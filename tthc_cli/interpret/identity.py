"""Who issued the document, under which number, when, of what kind, for which year."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tthc_cli.clean.mapped import Mapped
from tthc_cli.interpret.fields.citation import Mention, find_mentions
from tthc_cli.interpret.fields.dates import parse_date
from tthc_cli.interpret.fields.number import parse_number
from tthc_cli.lexicon.agencies import agency_level, agency_names
from tthc_cli.lexicon.document_types import kind_words, type_of_symbol
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.phrases import any_of
from tthc_cli.lexicon.provinces import find_province
from tthc_cli.model.plan import DocumentDate, Issuer, Number
from tthc_cli.structure.document_tree import DocumentTree, Instrument

_YEAR = re.compile(r"(?<!tháng \d )(?<!tháng \d\d )năm\s+(20\d{2})(?!\s*[-–]\s*20\d{2})(?!\s*đến)", re.IGNORECASE)
_PERIOD = re.compile(r"giai đoạn\s+(?:năm\s+)?20\d{2}|20\d{2}\s*[-–]\s*20\d{2}", re.IGNORECASE)
_ISSUES = re.compile(
    rf"(?:^|[.;,]\s*|\bnay,?\s+|\d{{4}}\s+)(?P<name>(?:{any_of('offices')})(?!\w)[^.;,]{{0,70}}?)\s+(?:{any_of('issues')})(?!\w)"
)


class Identity(NamedTuple):
    """What tells a document from all others. Number and date may come from the note that it was issued with."""

    kind: str | None
    number: Number
    issuer: Issuer
    place: str | None
    date: DocumentDate
    title: str | None
    year: int | None


def read_identity(tree: DocumentTree) -> Identity:
    """The identity of the instrument that carries the number: the first of the file."""
    first = tree.instruments[0]
    header = first.header
    number = parse_number(header.number.text) if header.number is not None else Number()
    day = parse_date(header.date.text) if header.date is not None else DocumentDate()
    printed = kind_words().get(fold(header.kind.text)) if header.kind is not None else None
    if number.raw is None and day.raw is None:
        number, day = _promulgated(tree, printed) or (number, day)
    title = _title(tree)
    return Identity(
        kind=_kind(number, printed),
        number=number,
        issuer=_issuer(tree, day),
        place=header.place.text if header.place is not None else None,
        date=day,
        title=title,
        year=_year(tree, title),
    )


def _kind(number: Number, printed: str | None) -> str | None:
    """The type in the symbol; without one, the word of the title. A symbol without a type is that of a letter."""
    if number.symbol is not None:
        of_symbol = type_of_symbol(number.symbol)
        if of_symbol is not None:
            return of_symbol
        return printed or "CV"
    return printed


def _promulgated(tree: DocumentTree, printed: str | None) -> tuple[Number, DocumentDate] | None:
    """Number and date from `(Ban hành kèm theo Quyết định số … ngày …)`, where no header prints them.

    Under the title of a plan it names the decision that the plan belongs to; under an appendix it counts only if its
    type is the document's own, for then it names the document itself.
    """
    notes = [(instrument.header.note, True) for instrument in tree.instruments]
    notes += [(appendix.note, False) for appendix in tree.appendices]
    for note, under_title in notes:
        mentions = find_mentions(note.text) if note is not None else []
        if note is not None and mentions and (under_title or mentions[0].type == printed):
            return _from_mention(note, mentions[0])
    return None


def _from_mention(note: Mapped, mention: Mention) -> tuple[Number, DocumentDate]:
    printed = note.text[mention.start : mention.end]
    day = re.search(r"ngày.*?\d{4}", printed)
    return parse_number(mention.key or ""), parse_date(day[0]) if day else DocumentDate()


def _title(tree: DocumentTree) -> str | None:
    header = tree.instruments[0].header
    return header.title.text if header.title is not None else None


def _year(tree: DocumentTree, title: str | None) -> int | None:
    """The year in the title; a plan for a period of years has none; else the year of the plan that the preamble
    announces; of an appendix that came alone, the year in its own title.
    """
    if title:
        years = _YEAR.findall(title)
        if years:
            return int(years[-1])
        if _PERIOD.search(title):
            return None
    titles = [
        instrument.header.title.text for instrument in tree.instruments[1:] if instrument.header.title is not None
    ]
    announced = [paragraph.text.text for instrument in tree.instruments for paragraph in instrument.preamble[-1:]]
    alone = () if tree.instruments[0].header.kind else (part.title.text for part in tree.appendices if part.title)
    for text in (*titles, *reversed(announced), *alone):
        years = _YEAR.findall(text)
        if years:
            return int(years[-1])
    return None


def _issuer(tree: DocumentTree, day: DocumentDate) -> Issuer:
    first = tree.instruments[0]
    names = [agency.text for agency in first.header.agencies]
    name = names[-1] if names else _issuing_name(tree)
    superior = names[-2] if len(names) > 1 else None
    on = date.fromisoformat(day.iso) if day.iso else None
    level = agency_level(name, on) if name else None
    place = first.header.place.text if first.header.place is not None else ""
    return Issuer(name=name, superior=superior, level=level, province=_province(name, superior, place))


def _province(*names: str | None) -> str | None:
    return next((found for name in names if name and (found := find_province(name)) is not None), None)


def _issuing_name(tree: DocumentTree) -> str | None:
    """The agency that a decision names between title and bases, or that the preamble says issues the plan."""
    for instrument in tree.instruments:
        if instrument.header.issuing_line is not None:
            return instrument.header.issuing_line.text
    return next(
        (found for instrument in tree.instruments if (found := _issuer_in_preamble(instrument)) is not None), None
    )


def _issuer_in_preamble(instrument: Instrument) -> str | None:
    for paragraph in reversed(instrument.preamble):
        text = paragraph.text.text
        if not re.search(r"kế hoạch|quyết định|chương trình", text, re.IGNORECASE):
            continue
        named = _compound_issuer(text)
        if named is not None:
            return named
        found = list(_ISSUES.finditer(text))
        if found:
            return found[-1]["name"].strip()
    return None


def _compound_issuer(text: str) -> str | None:
    """An agency whose name holds a comma or "và" and that the text says issues something."""
    lowered = text.lower()
    for name in sorted(agency_names(), key=len, reverse=True):
        if name.lower() not in lowered:  # a hundred patterns cost a long preamble seconds
            continue
        match = re.search(
            rf"(?:^|[.;,]\s*)({re.escape(name)}(?:\s+[^\W\d_]+){{0,4}}?)\s+(?:ban hành|xây dựng|triển khai)",
            text,
            re.IGNORECASE,
        )
        if match:
            return match[1]
    return None
