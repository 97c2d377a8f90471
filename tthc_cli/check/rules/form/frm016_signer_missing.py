"""FRM016: nobody's name stands under the signature."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the position, where no name follows it."""
    position = first(draft, "position")
    if position is not None and first(draft, "name") is None:
        yield Problem(draft.path, draft.span(position), "frm016_signer_missing", {"position": position.text}, ())


RULE = DraftRule("FRM016", "signer-missing", "warning", find)
