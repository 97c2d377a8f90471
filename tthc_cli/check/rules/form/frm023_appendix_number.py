"""FRM023: of several appendices one has no Roman number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft

_ROMAN = re.compile(r"phụ\s+lục\s+(?:số\s+)?[IVX]+\b", re.IGNORECASE)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each labelled appendix without one, where there are two or more."""
    labelled = [appendix for appendix in draft.plan.appendices if appendix.label]
    for appendix in labelled if len(labelled) > 1 else ():
        if not _ROMAN.match(appendix.label):
            facts = {"label": appendix.label}
            yield Problem(draft.path, appendix.span, "frm023_appendix_number", facts, (appendix.label,))


RULE = DraftRule("FRM023", "appendix-number", "warning", find)
