"""CIT007: a document rests on one that was amended before its day, and never names the amendment."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.registry import RegisteredDocument, find_by_number, find_registered
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each amended basis, at its first mention, if the amending document was in force on the
    document's own day and is cited nowhere; none where that day is blank.
    """
    own = draft.plan.date.iso
    if own is None:
        return
    cited = {fold(citation.key) for citation in draft.plan.citations if citation.key is not None}
    told: set[str] = set()
    for citation in draft.plan.citations:
        if citation.key is None or citation.relation not in ("basis", "implements") or fold(citation.key) in told:
            continue
        document = find_registered(citation.key, citation.date)
        amending = [] if document is None else [each for each in _amending(document, own) if fold(each) not in cited]
        if amending:
            told.add(fold(citation.key))
            facts = {"key": citation.key, "amending": ", ".join(amending)}
            yield Problem(draft.path, citation.span, "cit007_amended", facts, (citation.key,))


def _amending(document: RegisteredDocument, day: str) -> Iterator[str]:
    """Numbers of the documents that amended it and were in force on an ISO day."""
    for number in document.amended_by:
        if any(each.certain and (each.in_force_from or each.date or "9") <= day for each in find_by_number(number)):
            yield number


RULE = DraftRule("CIT007", "amended", "info", find)
