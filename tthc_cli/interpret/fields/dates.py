"""Dates as documents print them: `ngày 28 tháng 12 năm 2021`, `23/12/2022`, and a draft's `ngày tháng 01 năm 2023`."""

from __future__ import annotations

import calendar
import re
from datetime import date

from tthc_cli.model.plan import DocumentDate

_BLANK = r"[.…_\s]*"
DATE_PATTERN = rf"""(?:
    (?:\d{{1,2}}|{_BLANK})\s*tháng\s*(?:\d{{1,2}}|{_BLANK})\s*năm\s*(?:\d{{4}}(?!\d)|{_BLANK})
  | (?:\d{{1,2}}|[.…_]*)\s?[/.-]\s?(?:\d{{1,2}}|[.…_]+)\s?[/.-]\s?\d{{4}}(?!\d)
)"""
"""A date without its "ngày", for use in a verbose pattern; day, month and year may be blank as in a draft."""

_PARTS = re.compile(
    rf"""(?:ngày)?\s*(?:
        (?P<day>\d{{1,2}}|{_BLANK})\s*tháng\s*(?P<month>\d{{1,2}}|{_BLANK})\s*năm\s*(?P<year>\d{{4}}(?!\d))?
      | (?P<d>\d{{1,2}}|[.…_]*)\s?[/.-]\s?(?P<m>\d{{1,2}}|[.…_]+)\s?[/.-]\s?(?P<y>\d{{4}})(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def parse_date(text: str) -> DocumentDate:
    """The date that a whole string gives. A missing day or month is null, and so is `iso` then; an impossible
    day too.
    """
    match = _PARTS.search(text)
    if match is None:
        return DocumentDate(raw=text)
    found = match.groupdict()
    day, month, year = (
        _number(found[long] or found[short]) for long, short in (("day", "d"), ("month", "m"), ("year", "y"))
    )
    return DocumentDate(raw=" ".join(text.split()), iso=_iso(year, month, day), year=year, month=month, day=day)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.strip().isdigit() else None


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None  # 31/6: the document is wrong, no date is invented for it


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])
