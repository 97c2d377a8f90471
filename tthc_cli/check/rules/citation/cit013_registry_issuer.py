"""CIT013: a central document is cited as that of another body."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import strip_accents
from tthc_cli.lexicon.registry import find_registered
from tthc_cli.model.draft import Draft

_BY_SYMBOL = {"TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ"}


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each mention whose issuer shares no word with the registered one, or is not the one that its
    symbol names.
    """
    for citation in draft.plan.citations:
        if citation.key is None or citation.issuer is None:
            continue
        actual = _find_issuer(citation.key, citation.date)
        if actual is None or _share_words(citation.issuer, actual):
            continue
        facts = {"key": citation.key, "issuer": citation.issuer, "actual": actual}
        yield Problem(draft.path, citation.span, "cit013_registry_issuer", facts, (citation.key, citation.issuer))


def _find_issuer(key: str, date: str | None) -> str | None:
    document = find_registered(key, date)
    if document is not None:
        return document.issuer if document.certain else None
    return _BY_SYMBOL.get(key.rpartition("-")[2])


def _share_words(cited: str, actual: str) -> bool:
    """`Chính phủ` and `Thủ tướng Chính phủ` are two bodies; `Bộ trưởng Bộ Tư pháp` and `Bộ Tư pháp` are one."""
    left, right = strip_accents(cited).split(), strip_accents(actual).split()
    if ("tuong" in left) != ("tuong" in right) and "phong" not in left:
        return False
    return len(set(left) & set(right)) >= min(2, len(right))


RULE = DraftRule("CIT013", "registry-issuer", "warning", find)
