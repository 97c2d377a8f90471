"""CIT007: a document rests on one that was amended before its day, and never names the amendment."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.registry import RegisteredDocument, find_by_number, find_law, find_registered
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Citation


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each amended basis, at its first mention, if the amending document was in force on the
    document's own day and is cited nowhere; none where that day is blank, and none for a basis that had ended itself
    (CIT006).
    """
    own = draft.plan.date.iso
    told: set[str] = set()
    for citation in draft.plan.citations if own is not None else ():
        document = _find_basis(citation)
        if document is None or fold(document.number) in told or (document.ended_on or "9") <= (own or ""):
            continue
        amending = [each.number for each in _amending(document, own or "") if not _is_cited(each, draft)]
        if amending:
            told.add(fold(document.number))
            key = citation.key or document.title
            facts = {"key": key, "amending": ", ".join(amending)}
            yield Problem(draft.path, citation.span, "cit007_amended", facts, (key,))


def _find_basis(citation: Citation) -> RegisteredDocument | None:
    if citation.relation not in ("basis", "implements"):
        return None
    if citation.key is None:
        return find_law(citation.raw, citation.date)
    return find_registered(citation.key, citation.date)


def _amending(document: RegisteredDocument, day: str) -> Iterator[RegisteredDocument]:
    """The documents that amended it and were in force on an ISO day."""
    for number in document.amended_by:
        for each in find_by_number(number):
            if each.certain and (each.in_force_from or each.date or "9") <= day:
                yield each


def _is_cited(document: RegisteredDocument, draft: Draft) -> bool:
    """Whether the text names a document by its number, by its number without the year (CIT003), or a law by its
    day.
    """
    serial, _, rest = document.number.partition("/")
    short = fold(f"{serial}/{rest.partition('/')[2]}")
    for citation in draft.plan.citations:
        key = fold(citation.key or "")
        same_day = citation.date == document.date and document.date is not None
        if key == fold(document.number) or (same_day and key in ("", short)):
            return True
    return False


RULE = DraftRule("CIT007", "amended", "info", find)
