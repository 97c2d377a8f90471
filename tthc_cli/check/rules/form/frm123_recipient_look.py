"""FRM123: the recipients are not 11 points and upright."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import Wanted, find_wrong, see_parts
from tthc_cli.model.draft import Draft

_WANTED = Wanted((11.0, 11.0), italic=False)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong."""
    return find_wrong(draft, see_parts(draft, "recipients"), _WANTED, "frm123")


RULE = DraftRule("FRM123", "recipient-look", "warning", find)
