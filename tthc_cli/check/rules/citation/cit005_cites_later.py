"""CIT005: a document cites one that was issued after it."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each mention dated after the document itself; none where the document's day is blank."""
    own = draft.plan.date.iso
    if own is None:
        return
    for citation in draft.plan.citations:
        if citation.date is not None and citation.date > own and citation.relation != "promulgated_with":
            facts = {"cited": citation.key or citation.raw, "date": citation.date, "own": own}
            evidence = (citation.key or citation.raw, citation.date)
            yield Problem(draft.path, citation.span, "cit005_cites_later", facts, evidence)


RULE = DraftRule("CIT005", "cites-later", "error", find)
