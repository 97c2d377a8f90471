"""FRM009: the date of issue lacks its place, or is padded otherwise than the decree sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first
from tthc_cli.model.draft import Draft

_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.IGNORECASE)
_NUMERIC = re.compile(r"ngày\s+\d{1,2}\s*[/.-]\s*\d", re.IGNORECASE)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the date, for each fault: days below 10 and the months 1 and 2 are padded, other months not."""
    text = first(draft, "date")
    if text is None or draft.plan.date.iso is None:
        return
    match = _DATE.fullmatch(" ".join(text.text.split()))
    if match is not None and (match["day"], match["month"]) != _write(int(match["day"]), int(match["month"])):
        day, month = _write(int(match["day"]), int(match["month"]))
        right = f"ngày {day} tháng {month} năm {match['year']}"
        yield Problem(draft.path, draft.span(text), "frm009_padding", {"raw": text.text, "right": right}, (text.text,))
    if _NUMERIC.match(text.text):
        yield Problem(draft.path, draft.span(text), "frm009_figures", {"raw": text.text}, (text.text,))
    if first(draft, "place") is None and first(draft, "number") is not None:
        yield Problem(draft.path, draft.span(text), "frm009_place", {}, ())


def _write(day: int, month: int) -> tuple[str, str]:
    return f"{day:02d}", f"{month:02d}" if month <= 2 else str(month)


RULE = DraftRule("FRM009", "date-form", "warning", find)
