"""WRD010: letters are stored apart from their marks (not NFC), which looks the same and is not found by a search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.wording._letters import one_problem, without_addresses
from tthc_cli.model.draft import Draft
from tthc_cli.model.edit import Edit

_LETTER_AND_MARKS = re.compile(r"[^\W\d_][\u0300-\u036f]+")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for the document, at the first such letter; none in PDFs, which store what their font has."""
    if not draft.is_typed:
        return
    letters = _LETTER_AND_MARKS.finditer(draft.source)
    edits = [Edit(*match.span(), whole) for match in letters if len(whole := normalize("NFC", match[0])) == 1]
    found = without_addresses(draft, edits)
    if found:
        yield one_problem(draft, "wrd010_decomposed_letters", found, found[0].text)


RULE = DraftRule("WRD010", "decomposed-letters", "info", find, fixes=True)
