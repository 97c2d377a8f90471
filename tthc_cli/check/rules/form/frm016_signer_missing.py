"""FRM016: nobody's name stands under the signature."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import find_titled_names, first
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft

_SIGNED = ("ký bởi", "người ký", "được ký bởi", "digitally signed", "signed by")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the position, where no name follows it."""
    position = first(draft, "position")
    if position is not None and first(draft, "name") is None and not _is_signed_otherwise(draft):
        yield Problem(draft.path, draft.span(position), "frm016_signer_missing", {"position": position.text}, ())


def _is_signed_otherwise(draft: Draft) -> bool:
    """Whether a name with a degree or the note of a digital signature stands there."""
    notes = (fold(text.text) for text in draft.find("other"))
    return any(find_titled_names(draft)) or any(note.startswith(_SIGNED) for note in notes)


RULE = DraftRule("FRM016", "signer-missing", "warning", find)
