"""FRM106: text is not black."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import find_types
from tthc_cli.model.draft import Draft
from tthc_cli.model.layout import Type

_WHITE = "FFFFFF"
_DARKEST = 0x40
"""A channel up to this value prints as black: what is copied from web pages is #333333."""
_LINKS = frozenset({"0000FF", "0563C1", "0000EE", "000080", "0070C0"})
"""The colours that programs give to addresses; Word sets them by itself."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each colour, at its first text. White is what places for signatures are marked with."""
    for color, found in find_types(draft, _odd_color).items():
        texts = [text for text in found.texts if color not in _LINKS or not _holds_address(text.text)]
        if texts:
            facts = {"color": f"#{color}", "count": len(texts)}
            yield Problem(draft.path, draft.span(texts[0]), "frm106_colour", facts, (color,))


def _odd_color(kind: Type) -> str | None:
    color = kind.color
    if color is None or color == _WHITE or len(color) != len(_WHITE):
        return None
    try:
        channels = bytes.fromhex(color)
    except ValueError:  # a damaged file: no colour that can be told
        return None
    return color if max(channels) > _DARKEST else None


def _holds_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text or ".vn" in text


RULE = DraftRule("FRM106", "colour", "warning", find)
