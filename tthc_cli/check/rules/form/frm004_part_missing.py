"""FRM004: one of the main parts of a document is missing."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first, has_letterhead, is_letter
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.positions import is_position
from tthc_cli.model.draft import Draft, Part

# Each part with the texts that show it to be there, in the order of the decree (Điều 8).
_PARTS: tuple[tuple[str, tuple[Part, ...]], ...] = (
    ("national_heading", ("national_heading",)),
    ("motto", ("motto",)),
    ("agency", ("agency",)),
    ("number", ("number",)),
    ("date", ("date",)),
    ("kind", ("kind",)),
    ("title", ("title",)),
    ("position", ("position", "authority")),
    ("recipients", ("recipients",)),
)

_AUTHORITIES = ("tm.", "kt.", "tl.", "tuq.")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each missing part, at the beginning. None in letters. Without a kind the other parts were not
    told apart: then only that is said. A signature or recipients behind the appendix are there, if not in their place.
    """
    if not has_letterhead(draft) or is_letter(draft) or _is_upside_down(draft):
        return
    missing = [name for name, parts in _PARTS if first(draft, *parts) is None and not _stands_elsewhere(draft, name)]
    for name in ["kind"] if "kind" in missing else missing:
        yield Problem(draft.path, draft.locate(0, 0), f"frm004_{name}", {}, (name,))


def _stands_elsewhere(draft: Draft, name: str) -> bool:
    """Whether a text that no part claims is a position or opens the recipients."""
    loose = draft.find("other", "appendix", "table")
    if name == "position":
        return any(is_position(text.text) or fold(text.text).startswith(_AUTHORITIES) for text in loose)
    return name == "recipients" and any(fold(text.text).startswith("nơi nhận") for text in loose)


def _is_upside_down(draft: Draft) -> bool:
    """Whether the kind stands above quốc hiệu (FRM024): the letterhead was read as text then."""
    kind, heading = first(draft, "kind"), first(draft, "national_heading")
    return kind is not None and heading is not None and kind.at[0] < heading.at[0]


RULE = DraftRule("FRM004", "part-missing", "error", find)
