"""FRM006: the date of an issued document is not complete."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the date, where day, month or year is blank."""
    text = first(draft, "date")
    if text is not None and draft.plan.date.iso is None:
        yield Problem(draft.path, draft.span(text), "frm006_date_blank", {"raw": text.text}, ())


RULE = DraftRule("FRM006", "date-blank", "error", find, issued=True)
