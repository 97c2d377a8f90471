"""FRM024: the parts of a document do not stand in their order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first, is_letter
from tthc_cli.model.draft import Draft, Part

# What stands side by side has one place: number and date, recipients and signature.
_ORDER: tuple[tuple[Part, ...], ...] = (
    ("national_heading", "motto", "agency"),
    ("number", "date"),
    ("kind",),
    ("title",),
    ("preamble", "heading", "body"),
    ("recipients", "position"),
)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem at each part that stands before the part it should follow, in files that hold one instrument."""
    if is_letter(draft) or sum(1 for _ in draft.find("kind")) > 1:
        return
    firsts = [text for parts in _ORDER if (text := first(draft, *parts)) is not None]
    for before, after in pairwise(firsts):
        if after.at[0] < before.at[0]:
            facts = {"part": after.text[:60], "before": before.text[:60]}
            yield Problem(draft.path, draft.span(after), "frm024_part_order", facts, (after.part,))


RULE = DraftRule("FRM024", "part-order", "warning", find)
