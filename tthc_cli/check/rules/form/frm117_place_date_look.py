"""FRM117: place and date are not 13-14 points, italic and light."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import HEADLINE, Wanted, find_wrong, see_parts
from tthc_cli.model.draft import Draft

_WANTED = Wanted(HEADLINE, bold=False, italic=True)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong."""
    return find_wrong(draft, see_parts(draft, "date"), _WANTED, "frm117")


RULE = DraftRule("FRM117", "place-date-look", "warning", find)
