"""FRM005: the number of an issued document is blank."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the number."""
    text = first(draft, "number")
    if text is not None and draft.plan.number.blank:
        yield Problem(draft.path, draft.span(text), "frm005_number_blank", {"raw": draft.plan.number.raw}, ())


RULE = DraftRule("FRM005", "number-blank", "error", find, issued=True)
