"""CIT015: a date that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft

_DATE = re.compile(
    r"""\bngày\s+(?P<raw>
        (?P<d>\d{1,3})\s?[/.-]\s?(?P<m>\d{1,3})\s?[/.-]\s?(?P<y>\d{4,6})
      | (?P<day>\d{1,3})\s+tháng\s+(?P<month>\d{1,3})\s+năm\s+(?P<year>\d{3,6})
    )(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each full date, in figures or words, whose day or month does not exist or whose year has not
    four figures.
    """
    for text in draft.texts:
        for match in _DATE.finditer(text.text):
            day, month, year = match["d"] or match["day"], match["m"] or match["month"], match["y"] or match["year"]
            if not _exists(int(year), int(month), int(day)):
                span = draft.span(text, *match.span("raw"))
                facts = {"raw": " ".join(match["raw"].split())}
                yield Problem(draft.path, span, "cit015_impossible_date", facts, (facts["raw"],))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return 1000 <= year <= 9999


RULE = DraftRule("CIT015", "impossible-date", "error", find)
