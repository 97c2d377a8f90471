"""FRM103: a margin is narrower or wider than the decree allows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._pages import PrintedSection, printed_sections, tell_sections
from tthc_cli.model.draft import Draft

_ALLOWED = {"top": (20.0, 25.0), "bottom": (20.0, 25.0), "left": (30.0, 35.0), "right": (15.0, 20.0)}
_TOLERANCE = 0.6
"""Millimetres; ours. 0.8 inch is 20.3 mm, and Word rounds what is typed."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each side, at the first section where it is wrong; those on their side have no rule."""
    upright = [section for section in printed_sections(draft) if not section.setup.landscape]
    for side in _ALLOWED:
        wrong = [section for section in upright if _is_wrong(section, side)]
        yield from tell_sections(draft, wrong, f"frm103_{side}", partial(_name, side))


def _is_wrong(section: PrintedSection, side: str) -> bool:
    least, most = _ALLOWED[side]
    found = getattr(section.setup, side)
    return found is not None and not least - _TOLERANCE <= found <= most + _TOLERANCE


def _name(side: str, section: PrintedSection) -> str:
    return f"{getattr(section.setup, side):.0f}"


RULE = DraftRule("FRM103", "margins", "warning", find)
