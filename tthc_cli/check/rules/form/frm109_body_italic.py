"""FRM109: paragraphs of the running text are italic."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import see_body, tell_once
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft

_LEAST = 60
_ASIDES = ("(", "[", "*", "“", '"', "ghi chú", "lưu ý", "ví dụ", "chú thích")
"""How remarks and quotations begin, which are set apart on purpose."""
_BASES = ("căn cứ", "theo đề nghị", "xét đề nghị", "thực hiện")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first paragraph that is italic as a whole."""
    long = (each for each in see_body(draft, "body") if len(each.text.text) > _LEAST and each.italic)
    found = [each for each in long if not fold(each.text.text).startswith((*_ASIDES, *_BASES))]
    return tell_once(draft, found, "frm109_italic")


RULE = DraftRule("FRM109", "body-italic", "info", find)
