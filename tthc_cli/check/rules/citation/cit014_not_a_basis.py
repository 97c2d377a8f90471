"""CIT014: the body relies on a document that the preamble does not name."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each document that the body implements or rests on, at its first such mention, where the
    preamble names documents at all.
    """
    citations = draft.plan.citations
    named = {fold(citation.key) for citation in citations if citation.where == "preamble" and citation.key}
    told: set[str] = set()
    for citation in citations if named else ():
        if citation.key is None or citation.where == "preamble" or citation.relation not in ("implements", "basis"):
            continue
        if fold(citation.key) not in named | told:
            told.add(fold(citation.key))
            facts = {"key": citation.key}
            yield Problem(draft.path, citation.span, "cit014_not_a_basis", facts, (citation.key,))


RULE = DraftRule("CIT014", "not-a-basis", "info", find, on=False)
