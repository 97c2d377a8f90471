"""The registry of central documents: when and by whom they were issued, and what became of them.

A document is known by number and date together: many serials start anew every year.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold


class RegisteredDocument(NamedTuple):
    """One document of the registry. Dates are ISO; `ended_on` is the day from which it no longer applies.

    `certain` says that number, date, issuer and title were checked against a source, `status_certain` the same of
    status, `in_force_from` and `ended_on`. `replaced_by` and `amended_by` hold numbers.
    """

    number: str
    date: str | None
    issuer: str
    title: str
    aliases: tuple[str, ...]
    status: str
    in_force_from: str | None
    ended_on: str | None
    replaced_by: tuple[str, ...]
    amended_by: tuple[str, ...]
    certain: bool
    status_certain: bool


@cache
def _documents() -> tuple[RegisteredDocument, ...]:
    return tuple(_document(entry) for entry in read_data("check/registry")["documents"])


def _document(entry: dict[str, str | list[str]]) -> RegisteredDocument:
    def one(key: str) -> str | None:
        value = entry.get(key)
        return value if isinstance(value, str) else None

    def many(key: str) -> tuple[str, ...]:
        return tuple(entry.get(key) or ())

    open_questions = {"date_check", "number_check", "issuer_check"} & entry.keys()
    return RegisteredDocument(
        number=one("number") or "",
        date=one("date"),
        issuer=one("issuer") or "",
        title=one("title") or "",
        aliases=many("aliases"),
        status=one("status") or "unknown",
        in_force_from=one("in_force_from"),
        ended_on=one("ended_on"),
        replaced_by=many("replaced_by"),
        amended_by=many("amended_by"),
        certain=entry.get("check") == "verified" and not open_questions,
        status_certain=entry.get("status_check") == "verified",
    )


@cache
def _by_number() -> dict[str, tuple[RegisteredDocument, ...]]:
    found: dict[str, tuple[RegisteredDocument, ...]] = {}
    for document in _documents():
        key = fold(document.number)
        found[key] = (*found.get(key, ()), document)
    return found


def find_by_number(number: str) -> tuple[RegisteredDocument, ...]:
    """All registered documents of a number, of any year."""
    return _by_number().get(fold(number), ())


def find_registered(number: str, date: str | None) -> RegisteredDocument | None:
    """The registered document of this number and ISO date; without a date, the only one of this number that carries
    its year in itself (`61/2018/NĐ-CP`). None where it is not registered or several could be meant.
    """
    named = find_by_number(number)
    if date is not None:
        return next((document for document in named if document.date == date), None)
    return named[0] if len(named) == 1 and re.search(r"/(?:19|20)\d\d/", number) else None


@cache
def _by_name() -> dict[tuple[str, str], RegisteredDocument]:
    laws = (document for document in _documents() if document.date is not None and document.title.startswith("Luật "))
    return {(fold(document.title), document.date or ""): document for document in laws}


def find_law(text: str, date: str | None) -> RegisteredDocument | None:
    """The registered law whose whole title stands in `text` and that was passed on this ISO day. Laws are cited by name
    and day, without a number (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.b).
    """
    key = fold(text)
    named = (law for (title, day), law in _by_name().items() if day == date and title in key)
    return max(named, key=lambda law: len(law.title), default=None)


def registered_documents() -> tuple[RegisteredDocument, ...]:
    """All documents of the registry."""
    return _documents()
