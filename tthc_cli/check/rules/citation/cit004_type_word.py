"""CIT004: the word before a number is not the type that its symbol carries."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.document_types import citation_words, type_word
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Citation

# A general word, and types that bear the number of the decision they were issued with.
_ANY = frozenset({"văn bản", "đề án", "quy chế", "quy định", "chương trình"})


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each mention such as `Kế hoạch số 2381/QĐ-UBND`."""
    for citation in draft.plan.citations:
        word = _find_word(citation)
        if word is None or citation.type is None or citation.key is None:
            continue
        if citation_words()[word] != citation.type and word not in _ANY:
            facts = {"key": citation.key, "word": citation.raw[: len(word)], "right": type_word(citation.type)}
            yield Problem(draft.path, citation.span, "cit004_type_word", facts, (citation.key, word))


def _find_word(citation: Citation) -> str | None:
    """The folded type word that a mention begins with."""
    key = fold(citation.raw)
    return next((word for word in citation_words() if key.startswith(word + " ")), None)


RULE = DraftRule("CIT004", "cited-type-word", "error", find)
