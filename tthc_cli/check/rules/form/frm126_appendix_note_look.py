"""FRM126: the note under the title of an appendix is not 13-14 points, italic and centred."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import HEADLINE, Wanted, find_wrong, see_parts
from tthc_cli.model.draft import Draft

_WANTED = Wanted(HEADLINE, italic=True, centered=True)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong."""
    return find_wrong(draft, see_parts(draft, "appendix_note"), _WANTED, "frm126")


RULE = DraftRule("FRM126", "appendix-note-look", "warning", find)
