"""CIT016: one document stands among the bases twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tthc_cli.check.rule import DraftRule, Place, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft, DraftText
from tthc_cli.model.plan import Citation

_OPENING = 12
"""Letters from the beginning of a basis (`Căn cứ `) within which its own document is named."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each basis whose document an earlier basis of the same instrument names."""
    for is_preamble, texts in groupby(draft.texts, key=lambda text: text.part == "preamble"):
        first: dict[str, Citation] = {}
        for text in texts if is_preamble else ():
            citation = _find_own(draft, text) if fold(text.text).startswith("căn cứ ") else None
            if citation is None or citation.key is None:
                continue
            before = first.setdefault(fold(citation.key), citation)
            if before is not citation:
                facts = {"key": citation.key}
                place = Place(draft.path, before.span, "cit016_related", facts)
                yield Problem(
                    draft.path, citation.span, "cit016_basis_repeated", facts, (citation.key, citation.date), (place,)
                )


def _find_own(draft: Draft, text: DraftText) -> Citation | None:
    """The document that a basis rests on, not one that stands in its title."""
    start = text.at[0]
    near = (each for each in draft.plan.citations if start <= each.span.start <= start + _OPENING)
    return next(near, None)


RULE = DraftRule("CIT016", "basis-repeated", "warning", find)
