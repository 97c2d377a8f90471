"""CIT006: a document rests on one that no longer applied on its day."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.registry import RegisteredDocument, find_law, find_registered
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Citation


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each document that is a basis or is implemented, at its first such mention, if the registry
    knows the day from which it no longer applied; none where the document's own day is blank.
    """
    own = draft.plan.date.iso
    told: set[str] = set()
    for citation in draft.plan.citations if own is not None else ():
        document = _find_relied(citation)
        if document is None or document.ended_on is None or document.ended_on > (own or ""):
            continue
        if not document.status_certain or fold(document.number) in told:
            continue
        told.add(fold(document.number))
        yield _problem(draft, citation, document)


def _find_relied(citation: Citation) -> RegisteredDocument | None:
    if citation.relation not in ("basis", "implements"):
        return None
    if citation.key is None:
        return find_law(citation.raw, citation.date)
    return find_registered(citation.key, citation.date)


def _problem(draft: Draft, citation: Citation, document: RegisteredDocument) -> Problem:
    replaced = ", ".join(document.replaced_by)
    facts = {"key": citation.key or citation.raw, "ended": document.ended_on, "replaced": replaced}
    key = "cit006_replaced" if replaced else "cit006_ended"
    return Problem(draft.path, citation.span, key, facts, (citation.key or citation.raw,))


RULE = DraftRule("CIT006", "not-in-force", "warning", find)
