"""FRM122: the words "Nơi nhận:" are not 12 points, bold and italic."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import Wanted, find_wrong, see
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft

_LABEL = "nơi nhận"
_WANTED = Wanted((12.0, 12.0), bold=True, italic=True)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong."""
    labels = (text for text in draft.find("other", "recipients") if fold(text.text).rstrip(" :") == _LABEL)
    return find_wrong(draft, see(draft, labels), _WANTED, "frm122")


RULE = DraftRule("FRM122", "recipients-label-look", "warning", find)
