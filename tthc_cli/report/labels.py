"""Small words that many reports share: places, dates, shortened text."""

from __future__ import annotations

import re

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.base import Span
from tthc_cli.model.cascade import Acceptance
from tthc_cli.model.plan import Number

_COMMITTEE = re.compile(r"\b(?:ủy|uỷ) ban nhân dân\b", re.IGNORECASE)


def place(span: Span | None, lang: str) -> str:
    """Where a span stands, for people: `trang 3, dòng 41`. Empty without a span."""
    if span is None:
        return ""
    if span.page is None:
        return label("place_line", lang, line=span.line)
    return label("place_page_line", lang, page=span.page, line=span.line)


def section_words(where: str, lang: str) -> str:
    """A `where` of the public JSON, for people: `phụ lục, nhiệm vụ I.2` for `appendix:I.2`, `mục III.1` for `III.1`."""
    part, _, task = where.partition(":")
    if task:
        return label("where_task", lang, path=task)
    return label(f"where_{part}", lang) if part in ("preamble", "appendix") else label("where_section", lang, path=part)


def short_date(iso: str | None) -> str:
    """An ISO date as Vietnamese offices print it: `31/01/2023`. Empty without a date."""
    return "/".join(reversed(iso.split("-"))) if iso else ""


def percent(share: float, lang: str) -> str:
    """A share of 1 in percent, cut after two places, never up to a hundred: `99,98 %`; in English `99.98%`."""
    words = f"{int(10_000 * share + 1e-6) / 100:.2f}".rstrip("0").rstrip(".")
    return label("percent", lang, number=words.replace(".", ",") if lang == "vi" else words)


def number_words(number: Number, lang: str) -> str:
    """A document's number in its three states: as printed, blank, absent."""
    if number.blank:
        return f"{number.raw or ''} {label('blank', lang)}".strip()
    return number.raw or label("absent", lang)


def dated(key: str | None, iso: str | None, lang: str) -> str:
    """A document's key with its date: `83/KH-UBND ngày 31/01/2023`."""
    shown = key or label("absent", lang)
    return label("dated", lang, key=shown, date=short_date(iso)) if iso else shown


def short_unit(name: str) -> str:
    """A unit's name with its commonest words abbreviated: `UBND HUYỆN TUY AN`."""
    return _COMMITTEE.sub("UBND", name)


def waiver_words(waiver: Acceptance, lang: str) -> str:
    """Why a hole is accepted, by whom, until when."""
    until = short_date(waiver.expires)
    return label("accepted", lang, reason=waiver.reason, owner=waiver.owner, until=until)


def shorten(text: str, limit: int) -> str:
    """The text on one line, cut after a whole word where it is longer than `limit`."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"
