"""CAS008: a task is planned for later than the parent asks.

Sai: the parent asks for Quý II, the plan says Quý III. Đúng: the same end or an earlier one; earlier is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.differences import find_contradictions
from tthc_cli.check.rule import CascadeRule, Problem
from tthc_cli.check.view import CascadeView


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each deadline difference, at the child's task."""
    return find_contradictions(view, "deadline", "cas008_later", "cas008_related")


RULE = CascadeRule("CAS008", "deadline-later", "error", find)
