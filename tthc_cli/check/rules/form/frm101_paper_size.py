"""FRM101: the paper of a section is not A4."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._pages import PrintedSection, printed_sections, tell_sections
from tthc_cli.model.draft import Draft

_A4 = (210.0, 297.0)
_TOLERANCE = 1.0
"""Millimetres; ours. Programs round to twentieths of a point."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first section whose paper is another; a sheet that lies on its side is the same sheet."""
    wrong = [section for section in printed_sections(draft) if not _is_a4(section)]
    return tell_sections(draft, wrong, "frm101_paper", _name)


def _is_a4(section: PrintedSection) -> bool:
    sides = (section.setup.width, section.setup.height)
    known = sorted(side for side in sides if side is not None)
    return len(known) < 2 or all(abs(side - wanted) <= _TOLERANCE for side, wanted in zip(known, _A4, strict=True))


def _name(section: PrintedSection) -> str:
    return f"{section.setup.width:.0f} x {section.setup.height:.0f}"


RULE = DraftRule("FRM101", "paper-size", "warning", find)
