"""CAS024: a unit of the roster sent no plan at all.

Đúng: a plan of its own in the folder, whatever the spelling of its name; or no such line in the roster.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Problem
from tthc_cli.check.view import CascadeView
from tthc_cli.model.base import Span


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each such unit, at its line of the list."""
    for unit in view.agreed.absent:
        place = Span(page=None, line=unit.line, column=1, start=0, end=0) if unit.line is not None else None
        yield Problem(unit.path, place, "cas024_absent", {"unit": unit.name}, (unit.name,))


RULE = CascadeRule("CAS024", "plan-absent", "warning", find)
