"""FRM104: text is set in another font than Times New Roman."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import find_types
from tthc_cli.model.draft import Draft
from tthc_cli.model.layout import Type

_RIGHT = ("timesnewroman", "times")
_FEW_LETTERS = 20
"""A sign or a word in a font of its own (a symbol, a name in Latin letters) is no setting of the document."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each other font, at its first text. Fonts of before Unicode are FRM105's."""
    for font, found in find_types(draft, _odd_font).items():
        if found.letters >= _FEW_LETTERS:
            facts = {"font": font, "count": len(found.texts)}
            yield Problem(draft.path, draft.span(found.texts[0]), "frm104_font", facts, (font,))


def _odd_font(kind: Type) -> str | None:
    name = kind.font.replace(" ", "").casefold()
    return None if kind.legacy or name.startswith(_RIGHT) else kind.font


RULE = DraftRule("FRM104", "font", "warning", find)
