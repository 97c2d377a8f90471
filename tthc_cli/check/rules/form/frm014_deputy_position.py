"""FRM014: one who signs in place of the head does not sign as a deputy."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft

_DEPUTIES = ("phó", "quyền", "uỷ viên")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the position, where `KT.` is followed by the title of a head."""
    position = first(draft, "position")
    authority = [fold(text.text) for text in draft.find("authority")]
    if position is None or not any(line.startswith("kt.") for line in authority):
        return
    if not fold(position.text).startswith(_DEPUTIES):
        facts = {"position": position.text}
        yield Problem(draft.path, draft.span(position), "frm014_deputy_position", facts, (position.text,))


RULE = DraftRule("FRM014", "deputy-position", "warning", find)
