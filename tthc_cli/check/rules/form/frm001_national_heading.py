"""FRM001: quốc hiệu is not written as the decree sets it."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft

# The decree prints both spellings (Phụ lục I, II.1.a and table V).
_RIGHT = frozenset({"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"})


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each quốc hiệu with a wrong word or without capitals. A narrow column may put its last words on
    a line of their own.
    """
    for text in draft.find("national_heading"):
        found = " ".join(text.text.split())
        if not any(right == found or right.startswith(f"{found} ") for right in _RIGHT):
            yield Problem(draft.path, draft.span(text), "frm001_national_heading", {"found": text.text}, (text.text,))


RULE = DraftRule("FRM001", "national-heading", "error", find)
