"""FRM128: the sizes of quốc hiệu, tiêu ngữ and the date are of two sets."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import see_parts
from tthc_cli.model.draft import Draft, Part

_SETS = ((12.0, 13.0, 13.0), (13.0, 14.0, 14.0))
_PARTS: tuple[Part, ...] = ("national_heading", "motto", "date")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at quốc hiệu, where each size is one that its part may have and the three do not go together."""
    firsts = [next(iter(see_parts(draft, part)), None) for part in _PARTS]
    sizes = tuple(each.size for each in firsts if each is not None)
    allowed = all(size in column for size, column in zip(sizes, zip(*_SETS, strict=True), strict=False))
    if firsts[0] is not None and len(sizes) == len(_PARTS) and allowed and sizes not in _SETS:
        facts = {"found": " – ".join(f"{size:g}" for size in sizes)}
        yield Problem(draft.path, draft.span(firsts[0].text), "frm128_sizes", facts, (facts["found"],))


RULE = DraftRule("FRM128", "size-set", "info", find)
