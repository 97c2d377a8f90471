"""CIT018: a document is cited in full once more."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Citation


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each mention with date and issuer behind the preamble, of a document that was cited so before.
    Nobody misunderstands it, so the rule is off by default.
    """
    full: set[str] = set()
    for citation in draft.plan.citations:
        if not _is_full(citation):
            continue
        key = fold(citation.key or "")
        if key in full and citation.where != "preamble":
            facts = {"key": citation.key}
            yield Problem(draft.path, citation.span, "cit018_full_again", facts, (citation.key,))
        full.add(key)


def _is_full(citation: Citation) -> bool:
    complete = citation.key is not None and citation.date is not None and citation.issuer is not None
    return complete and citation.relation != "promulgated_with"


RULE = DraftRule("CIT018", "full-again", "info", find, on=False)
