"""FRM021: the file holds an appendix of which the text says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft

_WORDS = ("phụ lục", "kèm theo", "đính kèm", "danh mục", "biểu ")

# `Phụ lục I ban hành kèm theo Nghị định số 61/2018/NĐ-CP` is no appendix of this document.
_OF_ANOTHER = re.compile(r"(?:phụ\s+lục|danh\s+mục|biểu)[^.;]{0,40}kèm\s+theo\s+(?:\w+\s+){1,3}số\s+\d", re.IGNORECASE)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first appendix that has a label, where body and preamble never speak of one."""
    labelled = [appendix for appendix in draft.plan.appendices if appendix.label]
    said = (fold(_OF_ANOTHER.sub(" ", text.text)) for text in draft.find("body", "preamble", "heading"))
    if labelled and not any(word in text for text in said for word in _WORDS):
        facts = {"label": labelled[0].label}
        yield Problem(draft.path, labelled[0].span, "frm021_appendix_not_announced", facts, (labelled[0].label,))


RULE = DraftRule("FRM021", "appendix-not-announced", "warning", find)
