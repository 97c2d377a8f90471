"""FRM112: the lines of the running text stand closer than single, or wider than one and a half."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import Seen, see_body, tell_once
from tthc_cli.model.draft import Draft

_SINGLE = 1.15
"""Height of a single line of Times New Roman, in type sizes."""
_LEAST, _MOST = 0.92, 1.55
"""Lines; what is under one is tolerated as far as an exact height of 15 points for letters of 14."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for what is too narrow and one for what is too wide, at the first paragraph."""
    seen = [(each, _count_lines(each)) for each in see_body(draft, "preamble", "body")]
    yield from tell_once(draft, [each for each, lines in seen if lines < _LEAST], "frm112_narrow")
    yield from tell_once(draft, [each for each, lines in seen if lines > _MOST], "frm112_wide")


def _count_lines(each: Seen) -> float:
    return each.line.line / (each.size * _SINGLE) if each.line.exact else each.line.line


RULE = DraftRule("FRM112", "line-spacing", "warning", find)
