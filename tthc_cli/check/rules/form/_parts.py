"""What the rules about form share: which parts of a letterhead a document has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tthc_cli.model.draft import Draft, DraftText, Part

DEGREE = re.compile(
    r"(?P<title>(?:Phó\s+)?Giáo\s+sư|Tiến\s+sĩ|Thạc\s+sĩ|Bác\s+sĩ|Cử\s+nhân|Kỹ\s+sư|Luật\s+sư)(?:\s+[^\W\d_]+){2,6}",
    re.IGNORECASE,
)
"""A name behind a degree that is written out: it was not read as a name."""


def find_titled_names(draft: Draft) -> Iterator[DraftText]:
    """The lines below the signature that are such names."""
    position = first(draft, "position")
    if position is None:
        return
    for text in draft.find("other"):
        if text.at[0] > position.at[0] and DEGREE.fullmatch(text.text):
            yield text


def first(draft: Draft, *parts: Part) -> DraftText | None:
    """The first text that is one of these parts."""
    return next(draft.find(*parts), None)


def has_letterhead(draft: Draft) -> bool:
    """Whether any part of a letterhead is there. A text that was copied without one is told once (FRM003), not part by
    part.
    """
    if first(draft, "national_heading", "motto") is not None:
        return True
    return first(draft, "number") is not None and first(draft, "date") is not None


def is_letter(draft: Draft) -> bool:
    """Whether a document is a công văn: it has no kind, and its parts are not told apart as those of a plan are."""
    return first(draft, "kind") is None and draft.plan.kind == "CV"


def printed_lines(draft: Draft, text: DraftText) -> Iterator[tuple[int, int]]:
    """Where each printed line of a text begins and ends in it: a paragraph may have been joined from several."""
    start = 0
    for index, (here, following) in enumerate(pairwise(text.at), 1):
        if "\n" in draft.source[here:following]:
            yield start, index
            start = index
    yield start, len(text.text)
