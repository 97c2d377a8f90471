"""FRM007: the number line has blanks, a long dash, or a number below ten without its zero."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first
from tthc_cli.model.draft import Draft

_SPACED = re.compile(r"\s[-–/]|[-–/]\s|–")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the number, for each of the two faults."""
    text = first(draft, "number")
    number = draft.plan.number
    if text is None or number.serial is None or number.raw is None:
        return
    if number.serial < 10 and not number.raw.startswith("0"):
        facts = {"raw": number.raw, "right": f"0{number.raw}"}
        yield Problem(draft.path, draft.span(text), "frm007_zero", facts, (number.raw,))
    # In a PDF the number was stamped or written into the room that was left for it.
    raw = number.raw if draft.plan.source.pages is None else re.sub(r"^(\d+)\s+/", r"\1/", number.raw)
    if _SPACED.search(raw):
        yield Problem(
            draft.path, draft.span(text), "frm007_spaces", {"raw": number.raw, "right": number.key}, (number.raw,)
        )


RULE = DraftRule("FRM007", "number-format", "warning", find)
