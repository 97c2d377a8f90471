"""FRM114: tiêu ngữ is not 13-14 points, bold and upright."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import HEADLINE, Wanted, find_wrong, see_parts
from tthc_cli.model.draft import Draft

_WANTED = Wanted(HEADLINE, bold=True, italic=False)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong."""
    return find_wrong(draft, see_parts(draft, "motto"), _WANTED, "frm114")


RULE = DraftRule("FRM114", "motto-look", "warning", find)
