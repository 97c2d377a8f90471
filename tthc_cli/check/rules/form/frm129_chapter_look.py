"""FRM129: "Phần I", "Chương I", "Mục 1" are not 13-14 points, bold and centred."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import HEADLINE, Wanted, find_wrong, see
from tthc_cli.model.draft import Draft

_LABEL = re.compile(r"(?:Phần|Chương)\s+(?:[IVXLC]+|thứ \w+)|(?:Mục|Tiểu mục)\s+\d+", re.IGNORECASE)
_WANTED = Wanted(HEADLINE, bold=True, centered=True)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong, at labels that stand on lines of their own."""
    labels = (text for text in draft.texts if _LABEL.fullmatch(text.text.strip()))
    seen = (each for each in see(draft, labels) if not each.line.in_table)
    return find_wrong(draft, seen, _WANTED, "frm129")


RULE = DraftRule("FRM129", "chapter-look", "warning", find)
