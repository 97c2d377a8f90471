"""FRM132: headings in capitals are not bold."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import see_body, tell_once
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first of them."""
    headings = (each for each in see_body(draft, "heading") if each.text.text.isupper())
    return tell_once(draft, [each for each in headings if not each.bold], "frm132_bold")


RULE = DraftRule("FRM132", "heading-look", "info", find)
