"""What the rules about words share: the texts they look at, and what stands in citations."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.model.base import Span
from tthc_cli.model.draft import Draft, DraftText


def running_texts(draft: Draft) -> Iterator[DraftText]:
    """Everything that the document says in its own words: not the letterhead, not the signature."""
    return draft.find("title", "preamble", "heading", "body", "table", "appendix", "appendix_title", "recipients")


def stands_in_citation(draft: Draft, span: Span) -> bool:
    """Whether a place lies within a mention of another document or within that document's title, which keep the words
    of their time.
    """
    for citation in draft.plan.citations:
        reach = len(citation.subject or "") + 4
        if citation.span.start <= span.start <= citation.span.end + reach:
            return True
    return False
