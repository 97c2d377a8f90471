"""FRM111: paragraphs stand less than 6 points apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import Seen, see_body, tell_once
from tthc_cli.model.draft import Draft

_LEAST = 5.9
"""Points: 6, and what rounding takes off."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the second of the first two paragraphs, where half of the gaps or more are too narrow."""
    seen = list(see_body(draft, "heading", "body"))
    gaps = [(above, below) for above, below in pairwise(seen) if _are_neighbours(draft, above, below)]
    narrow = [below for above, below in gaps if above.line.after + below.line.before < _LEAST]
    if 2 * len(narrow) >= len(gaps):
        yield from tell_once(draft, narrow, "frm111_spacing")


def _are_neighbours(draft: Draft, above: Seen, below: Seen) -> bool:
    """Whether two paragraphs follow each other: nothing between them, not even an empty paragraph."""
    return below.line.opens and len(draft.source[above.line.end : below.line.start]) == 1


RULE = DraftRule("FRM111", "paragraph-spacing", "info", find)
