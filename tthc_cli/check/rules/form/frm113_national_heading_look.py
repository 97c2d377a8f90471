"""FRM113: quốc hiệu is not 12-13 points, bold and upright."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import LETTERHEAD, Wanted, find_wrong, see_parts
from tthc_cli.model.draft import Draft

_WANTED = Wanted(LETTERHEAD, bold=True, italic=False)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong."""
    return find_wrong(draft, see_parts(draft, "national_heading"), _WANTED, "frm113")


RULE = DraftRule("FRM113", "national-heading-look", "warning", find)
