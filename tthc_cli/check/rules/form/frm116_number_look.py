"""FRM116: the number line is not 13 points, light and upright."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import Wanted, find_wrong, see_parts
from tthc_cli.model.draft import Draft

_WANTED = Wanted((13.0, 13.0), bold=False, italic=False)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong."""
    return find_wrong(draft, see_parts(draft, "number"), _WANTED, "frm116")


RULE = DraftRule("FRM116", "number-look", "warning", find)
