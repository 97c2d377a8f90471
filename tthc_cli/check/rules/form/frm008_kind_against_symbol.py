"""FRM008: the printed kind of a document is not the one that its symbol carries."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first
from tthc_cli.lexicon.document_types import kind_words, type_of_symbol
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the kind. A file whose plan bears the number of its decision is left alone."""
    text, symbol = first(draft, "kind"), draft.plan.number.symbol
    if text is None or symbol is None or first(draft, "number") is None:
        return
    carried, printed = type_of_symbol(symbol), kind_words().get(fold(text.text))
    if carried is not None and printed is not None and carried != printed:
        facts = {"kind": text.text, "symbol": symbol, "right": printed}
        yield Problem(draft.path, draft.span(text), "frm008_kind_against_symbol", facts, (text.text, symbol))


RULE = DraftRule("FRM008", "kind-against-symbol", "error", find)
