"""CIT010: a symbol is not written in the capitals that it has."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.document_types import right_symbol
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each cited number such as `26/CT-TTG`."""
    for citation in draft.plan.citations:
        if citation.key is None:
            continue
        serial, slash, symbol = citation.key.rpartition("/")
        right = right_symbol(symbol)
        if slash and right != symbol:
            facts = {"key": citation.key, "right": f"{serial}/{right}"}
            yield Problem(draft.path, citation.span, "cit010_symbol_case", facts, (citation.key,))


RULE = DraftRule("CIT010", "symbol-case", "warning", find)
