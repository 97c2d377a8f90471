"""FRM115: the names of the agencies are not 12-13 points, the issuing one bold and the one above it light."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import LETTERHEAD, Seen, Wanted, find_wrong, see_parts
from tthc_cli.model.draft import Draft

_BOTH = Wanted(LETTERHEAD)
_ISSUER, _SUPERIOR = Wanted(bold=True), Wanted(bold=False)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong. What is bold tells the two apart only where the letterhead
    names both.
    """
    seen = see_parts(draft, "agency")
    yield from find_wrong(draft, seen, _BOTH, "frm115")
    heads = _group(draft, seen)
    yield from find_wrong(draft, [head[-1] for head in heads], _ISSUER, "frm115_issuer")
    yield from find_wrong(draft, [head[0] for head in heads if len(head) == 2], _SUPERIOR, "frm115_superior")


def _group(draft: Draft, seen: list[Seen]) -> list[list[Seen]]:
    """The agencies of each letterhead: a document and the plan that it promulgates have one each."""
    heads: list[list[Seen]] = []
    last = None
    places = {text.at[0]: index for index, text in enumerate(draft.texts)}
    for each in seen:
        index = places[each.text.at[0]]
        if last is None or index - last > 1:
            heads.append([])
        heads[-1].append(each)
        last = index
    return heads


RULE = DraftRule("FRM115", "agency-look", "warning", find)
