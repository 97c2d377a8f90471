"""CIT013: a central document is cited as that of another body."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import strip_accents
from tthc_cli.lexicon.registry import find_registered
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each mention whose issuer shares no word with the registered one."""
    for citation in draft.plan.citations:
        if citation.key is None or citation.issuer is None:
            continue
        document = find_registered(citation.key, citation.date)
        if document is None or not document.certain or _share_words(citation.issuer, document.issuer):
            continue
        facts = {"key": citation.key, "issuer": citation.issuer, "actual": document.issuer}
        yield Problem(draft.path, citation.span, "cit013_registry_issuer", facts, (citation.key, citation.issuer))


def _share_words(cited: str, actual: str) -> bool:
    """`Chính phủ` and `Thủ tướng Chính phủ` are two bodies; `Bộ trưởng Bộ Tư pháp` and `Bộ Tư pháp` are one."""
    left, right = strip_accents(cited).split(), strip_accents(actual).split()
    if ("tuong" in left) != ("tuong" in right) and "phong" not in left:
        return False
    return len(set(left) & set(right)) >= min(2, len(right))


RULE = DraftRule("CIT013", "registry-issuer", "warning", find)
