"""FRM002: tiêu ngữ is not written as the decree sets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from tthc_cli.check.rewording import reword
from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft, DraftText
from tthc_cli.model.edit import Edit

_RIGHT = "Độc lập - Tự do - Hạnh phúc"
_DASHES = re.compile(r"[ \u00a0]*[-\u2010-\u2015\u2212][ \u00a0]*")
_BLANKS = re.compile(r"[ \u00a0]+")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each tiêu ngữ with a wrong word, wrong capitals, a long dash or a dash without its spaces."""
    for text in draft.find("motto"):
        if " ".join(text.text.split()) != _RIGHT:
            facts = {"found": text.text}
            yield Problem(draft.path, draft.span(text), "frm002_motto", facts, (text.text,), edits=_mend(draft, text))


def _mend(draft: Draft, text: DraftText) -> tuple[Edit, ...]:
    """None where more is wrong than dashes, blanks and capitals: a wrong word is for a person."""
    span = draft.span(text)
    written = draft.source[span.start : span.end]
    spaced = _BLANKS.sub(" ", _DASHES.sub(" - ", normalize("NFC", written)))
    return reword(written, _RIGHT, span.start) if spaced.casefold() == _RIGHT.casefold() else ()


RULE = DraftRule("FRM002", "motto", "error", find, fixes=True)
