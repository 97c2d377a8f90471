"""FRM002: tiêu ngữ is not written as the decree sets it."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft

_RIGHT = "Độc lập - Tự do - Hạnh phúc"


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each tiêu ngữ with a wrong word, wrong capitals, a long dash or a dash without its spaces."""
    for text in draft.find("motto"):
        if " ".join(text.text.split()) != _RIGHT:
            yield Problem(draft.path, draft.span(text), "frm002_motto", {"found": text.text}, (text.text,))


RULE = DraftRule("FRM002", "motto", "error", find)
