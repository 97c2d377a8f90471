"""FRM110: the first lines of paragraphs do not begin 1 to 1.27 cm from the margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import Seen, see_body, tell_once
from tthc_cli.model.draft import Draft

_LEAST, _MOST = 9.5, 13.2
"""Millimetres: 1 cm and 1.27 cm, half a millimetre either way."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first paragraph that is set in otherwise. One that begins with a tab, or with a number that
    the program counts, is left out: where it begins depends on tab stops.
    """
    seen = (each for each in see_body(draft, "body") if each.line.alignment in {"left", "justify"})
    return tell_once(draft, [each for each in seen if _is_wrong(each)], "frm110_indent", _name)


def _is_wrong(each: Seen) -> bool:
    indent = each.line.first_line
    return indent is not None and not _LEAST <= indent <= _MOST


def _name(seen: Iterable[Seen]) -> str:
    indents = {round(each.line.first_line / 10, 2) for each in seen if each.line.first_line is not None}
    return ", ".join(f"{indent:g}" for indent in sorted(indents))


RULE = DraftRule("FRM110", "first-line-indent", "info", find)
