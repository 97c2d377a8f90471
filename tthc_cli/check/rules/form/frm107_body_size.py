"""FRM107: the running text is not 13-14 points."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import HEADLINE, Wanted, find_wrong, see_body
from tthc_cli.model.draft import Draft

_WANTED = Wanted(HEADLINE)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first paragraph or heading of another size."""
    return find_wrong(draft, see_body(draft, "heading", "body"), _WANTED, "frm107")


RULE = DraftRule("FRM107", "body-size", "warning", find)
