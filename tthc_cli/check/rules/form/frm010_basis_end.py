"""FRM010: a line of the bases does not end as the decree sets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._parts import printed_lines
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft, DraftText

_OPENS = ("căn cứ ", "theo đề nghị ", "xét ")
# The sentence that issues the plan, where it goes on in the paragraph of the last basis.
_ISSUES = re.compile(r"\b(?:ban hành|xây dựng|quyết định)\b.*(?:như sau|sau đây)?\s*:?\s*$", re.IGNORECASE)
_ENDS = ";.,:"


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each basis but the last that does not end with `;`, and for a last one that does not end with a
    full stop.
    """
    for is_preamble, texts in groupby(draft.texts, key=lambda text: text.part == "preamble"):
        lines = (line for text in texts if is_preamble for line in _split_bases(draft, text))
        bases = [line for line in lines if fold(line.text).startswith(_OPENS)]
        for text in bases[:-1]:
            if not text.text.rstrip().endswith(";") and not _ISSUES.search(text.text):
                yield _problem(draft, text, ";")
        for text in bases[-1:]:
            if not text.text.rstrip().endswith((".", ":")):
                yield _problem(draft, text, ".")


def _split_bases(draft: Draft, text: DraftText) -> Iterator[DraftText]:
    """The bases of a paragraph: one without its mark was joined with the one on the next line, one with a semicolon
    with the sentence that issues the plan.
    """
    starts = [start for start, _ in printed_lines(draft, text) if text.text[start:].lstrip()[:1].isupper()]
    cuts = [start for start in starts if _is_basis(text, start) or _issues(text, start)]
    for start, end in pairwise((0, *(cut for cut in cuts if cut), len(text.text))):
        yield text._replace(text=text.text[start:end], at=text.at[start:end])


def _is_basis(text: DraftText, start: int) -> bool:
    return fold(text.text[start:]).startswith(_OPENS)


def _issues(text: DraftText, start: int) -> bool:
    before, after = text.text[:start].rstrip(), text.text[start:].rstrip()
    return before.endswith(";") and after.endswith(":") and ";" not in after


def _problem(draft: Draft, text: DraftText, mark: str) -> Problem:
    words = " ".join(text.text.split())
    last = words[-1] if words[-1] in _ENDS else ""
    start = max(len(text.text.rstrip()) - 1, 0)
    facts = {"mark": mark, "last": last}
    key = "frm010_other_mark" if last else "frm010_no_mark"
    return Problem(draft.path, draft.span(text, start, start + 1), key, facts, (words,))


RULE = DraftRule("FRM010", "basis-end", "warning", find)
