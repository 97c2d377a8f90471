"""FRM115: the names of the agencies are not 12-13 points, the issuing one bold and the one above it light."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import LETTERHEAD, Seen, Wanted, find_wrong, see_parts
from tthc_cli.model.draft import Draft

_BOTH = Wanted(LETTERHEAD)
_ENDS_HEAD = frozenset({"number", "kind", "heading", "body", "recipients"})
_ISSUER, _SUPERIOR = Wanted(bold=True), Wanted(bold=False)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong. What is bold tells the two apart only where the letterhead
    names both.
    """
    seen = see_parts(draft, "agency")
    yield from find_wrong(draft, seen, _BOTH, "frm115")
    heads = list(_group(draft, seen))
    yield from find_wrong(draft, [head[-1] for head in heads], _ISSUER, "frm115_issuer")
    yield from find_wrong(draft, [head[0] for head in heads if len(head) == 2], _SUPERIOR, "frm115_superior")


def _group(draft: Draft, seen: list[Seen]) -> Iterator[list[Seen]]:
    """The agencies of each letterhead: a document and the plan that it promulgates have one each."""
    rest = {each.text.at[0]: each for each in seen}
    head: list[Seen] = []
    for text in draft.texts:
        if text.part == "agency" and text.at[0] in rest:
            head.append(rest[text.at[0]])
        elif text.part in _ENDS_HEAD and head:
            yield head
            head = []
    if head:
        yield head


RULE = DraftRule("FRM115", "agency-look", "warning", find)
