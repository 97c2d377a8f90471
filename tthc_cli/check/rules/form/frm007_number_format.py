"""FRM007: the number line has blanks, a long dash, or a number below ten without its zero."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rewording import reword
from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first
from tthc_cli.model.base import Span
from tthc_cli.model.draft import Draft
from tthc_cli.model.edit import Edit

_SPACED = re.compile(r"\s[-–/]|[-–/]\s|–")
_JOINT = re.compile(r"[ \u00a0]*([-–/])[ \u00a0]*")


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
        spacing = {"raw": number.raw, "right": number.key}
        edits = _mend(draft, draft.span(text), number.key)
        yield Problem(draft.path, draft.span(text), "frm007_spaces", spacing, (number.raw,), edits=edits)


def _mend(draft: Draft, span: Span, key: str | None) -> tuple[Edit, ...]:
    """The number without its blanks and long dashes; none where that does not give the number as it was read."""
    written = draft.source[span.start : span.end]
    closed = _JOINT.sub(lambda joint: joint[1].replace("–", "-"), written)
    return reword(written, closed, span.start) if key is not None and closed.endswith(key) else ()


RULE = DraftRule("FRM007", "number-format", "warning", find, fixes=True)
