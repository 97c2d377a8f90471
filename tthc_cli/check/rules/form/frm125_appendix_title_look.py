"""FRM125: the title of an appendix is not in capitals, 13-14 points, bold and centred."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import HEADLINE, Wanted, find_wrong, see_parts, tell_once
from tthc_cli.model.draft import Draft

_WANTED = Wanted(HEADLINE, bold=True, centered=True)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong."""
    seen = see_parts(draft, "appendix_title")
    yield from find_wrong(draft, seen, _WANTED, "frm125")
    yield from tell_once(draft, [each for each in seen if not each.text.text.isupper()], "frm125_capitals")


RULE = DraftRule("FRM125", "appendix-title-look", "warning", find)
