"""WRD011: two blanks stand between two words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.wording._letters import one_problem
from tthc_cli.model.draft import Draft, DraftText, Part
from tthc_cli.model.edit import Edit

# Three and more blanks set columns side by side; leaders, rules and form fields have no letters on both sides.
_DOUBLE = re.compile(r"""(?<=[^\W_]|[,;:.)”"])  (?=[^\W_]|[(“"])""")
_SENTENCES: tuple[Part, ...] = ("preamble", "body")
_CELLS: tuple[Part, ...] = ("table", "appendix", "title", "heading")
_FEWEST_SINGLE = 20
"""Single blanks to a double one. Text that a program set in lines of equal length has more double ones."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for the document, at the first such place; none in PDFs, none in a text file that sets its columns
    or its lines with blanks.
    """
    if not draft.is_typed:
        return
    plain = draft.plan.source.media_type.startswith("text/")
    parts = _SENTENCES if plain else (*_SENTENCES, *_CELLS)
    edits = sorted({edit for text in draft.find(*parts) for edit in _edits(draft, text)})
    if edits and not (plain and _FEWEST_SINGLE * len(edits) > draft.source.count(" ")):
        around = draft.source[: edits[0].end].split()[-1]
        after = draft.source[edits[0].end :].split()[0]
        yield one_problem(draft, "wrd011_double_space", edits, f"{around} {after}")


def _edits(draft: Draft, text: DraftText) -> Iterator[Edit]:
    first, last = text.at[0], text.at[-1] + 1
    for match in _DOUBLE.finditer(draft.source, first, last):
        yield Edit(match.start(), match.end(), " ")


RULE = DraftRule("WRD011", "double-space", "info", find, fixes=True)
