"""What the rules about form share: which parts of a letterhead a document has."""

from __future__ import annotations

from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft, DraftText, Part

_PARTY = "đảng cộng sản việt nam"


def first(draft: Draft, *parts: Part) -> DraftText | None:
    """The first text that is one of these parts."""
    return next(draft.find(*parts), None)


def has_letterhead(draft: Draft) -> bool:
    """Whether any part of a letterhead is there. A text that was copied without one is told once (FRM003), not part by
    part.
    """
    if first(draft, "national_heading", "motto") is not None:
        return True
    return first(draft, "number") is not None and first(draft, "date") is not None


def is_party_document(draft: Draft) -> bool:
    """Whether the Party's own rules of form hold instead of the decree (NĐ 30/2020/NĐ-CP, Điều 2)."""
    return any(fold(text.text) == _PARTY for text in draft.find("other", "agency"))
