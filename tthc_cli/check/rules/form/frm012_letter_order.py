"""FRM012: points are lettered as a word processor counts, without đ."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._sequence import LATIN, OFFICIAL, sequences
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem at each letter that follows its neighbour in the Latin order alone: `e` after `d`, `f`, `j`, `w`,
    `z`.
    """
    for run in sequences(draft.plan.sections):
        for before, here in pairwise(run) if run[0].kind == "letter" else ():
            left, right = before.section.label.strip("()."), here.section.label.strip("().")
            wanted = _next_official(left)
            if wanted not in ("", right) and LATIN.find(right) == LATIN.find(left) + 1:
                facts = {"label": right, "before": left, "right": wanted}
                yield Problem(draft.path, here.section.span, "frm012_letter_order", facts, (here.section.path,))


def _next_official(letter: str) -> str:
    place = OFFICIAL.find(letter)
    return OFFICIAL[place + 1 : place + 2] if place >= 0 else ""


RULE = DraftRule("FRM012", "letter-order", "info", find)
