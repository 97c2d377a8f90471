"""FRM004: one of the main parts of a document is missing."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import first, has_letterhead, is_party_document
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


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each missing part, at the beginning. A letter has no kind, and its title stands by the number."""
    if not has_letterhead(draft) or is_party_document(draft):
        return
    for name, parts in _PARTS:
        if first(draft, *parts) is None and not (draft.plan.kind is None and name in ("kind", "title")):
            yield Problem(draft.path, draft.locate(0, 0), f"frm004_{name}", {}, (name,))


RULE = DraftRule("FRM004", "part-missing", "error", find)
