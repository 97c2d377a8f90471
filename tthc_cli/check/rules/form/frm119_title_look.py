"""FRM119: trích yếu is not 13-14 points, bold, upright and centred."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import HEADLINE, Wanted, find_wrong, see
from tthc_cli.model.draft import Draft, DraftText

_WANTED = Wanted(HEADLINE, bold=True, italic=False, centered=True)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong."""
    return find_wrong(draft, see(draft, _titles(draft)), _WANTED, "frm119")


def _titles(draft: Draft) -> Iterator[DraftText]:
    """What stands below a kind; the note of promulgation further down is italic."""
    return (text for above, text in pairwise(draft.texts) if above.part == "kind" and text.part == "title")


RULE = DraftRule("FRM119", "title-look", "warning", find)
