"""FRM003: a document has no letterhead at all."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import has_letterhead
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the beginning, for a text without quốc hiệu, number and date."""
    if not has_letterhead(draft):
        yield Problem(draft.path, draft.locate(0, 0), "frm003_letterhead_missing", {}, ())


RULE = DraftRule("FRM003", "letterhead-missing", "warning", find)
