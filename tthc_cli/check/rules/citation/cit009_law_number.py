"""CIT009: a law is cited with its number, which the decree leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft

_LAWS = frozenset({"Luật", "BL", "PL"})


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each mention such as `Luật … số 77/2015/QH13`."""
    for citation in draft.plan.citations:
        if citation.type in _LAWS and citation.key is not None:
            facts = {"key": citation.key}
            yield Problem(draft.path, citation.span, "cit009_law_number", facts, (citation.key,))


RULE = DraftRule("CIT009", "law-number", "info", find)
