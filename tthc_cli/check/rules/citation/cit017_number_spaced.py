"""CIT017: the number of a cited document has blanks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rewording import reword
from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.document_types import type_of_symbol
from tthc_cli.model.draft import Draft, DraftText

_NUMBER = re.compile(
    r"(?<![\w/])\d{1,5}[ \u00a0]?/[ \u00a0]?(?:(?:19|20)\d\d[ \u00a0]?/[ \u00a0]?)?"
    r"(?P<type>[A-ZĐ]{2,4})(?:[ \u00a0]?-[ \u00a0]?[A-ZĐ][\w&]+)(?!\w)"
)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each number such as `61/2018/ NĐ-CP`. The document's own is told by FRM007, and a number that
    goes on in the next line has no blank.
    """
    for text in draft.texts:
        for match in _NUMBER.finditer(text.text) if text.part not in ("number", "other") else ():
            right = re.sub(r"\s", "", match[0])
            if right == match[0] or type_of_symbol(match["type"]) is None or _is_aside(draft, text, match):
                continue
            facts = {"raw": match[0], "right": right}
            span = draft.span(text, *match.span())
            edits = reword(draft.source[span.start : span.end], right, span.start) if draft.is_typed else ()
            yield Problem(draft.path, span, "cit017_number_spaced", facts, (right,), edits=edits)


def _is_aside(draft: Draft, text: DraftText, match: re.Match[str]) -> bool:
    """Whether the blank is the end of a line, or the number that of the document itself (`Số: 12 /SNV-CCHC`)."""
    printed = draft.source[text.at[match.start()] : text.at[match.end() - 1]]
    return "\n" in printed or text.text[: match.start()].strip().casefold() in ("số", "số:")


RULE = DraftRule("CIT017", "number-spaced", "warning", find, fixes=True)
