"""FRM019: the text does not end with `./.`."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the last paragraph of the body, where no paragraph ends so and the document is signed."""
    body = [text for text in draft.find("body", "heading") if text.text.strip()]
    ended = any("./." in text.text.replace(" ", "") for text in body)
    if body and not ended and first(draft, "position", "authority") is not None:
        last = body[-1]
        end = len(last.text.rstrip())
        yield Problem(draft.path, draft.span(last, end - 1, end), "frm019_end_mark", {}, ())


RULE = DraftRule("FRM019", "end-mark", "info", find)
