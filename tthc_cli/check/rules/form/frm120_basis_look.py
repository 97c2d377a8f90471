"""FRM120: the bases are not 13-14 points, italic and light."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import HEADLINE, Wanted, find_wrong, see
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft

_OPENS = ("căn cứ", "theo đề nghị", "xét đề nghị")
_ENDS = (";", ".")
_WANTED = Wanted(HEADLINE, bold=False, italic=True)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong. A line that goes on into the sentence that issues the plan
    is no basis by itself.
    """
    bases = (
        text
        for text in draft.find("preamble")
        if fold(text.text).startswith(_OPENS) and text.text.rstrip().endswith(_ENDS)
    )
    return find_wrong(draft, see(draft, bases), _WANTED, "frm120")


RULE = DraftRule("FRM120", "basis-look", "warning", find)
