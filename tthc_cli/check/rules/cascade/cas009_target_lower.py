"""CAS009: a task aims lower than the parent asks.

Sai: the parent asks for `tối thiểu 60%`, the plan says 50%. Đúng: the same or more; a target not repeated is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.differences import find_contradictions
from tthc_cli.check.rule import CascadeRule, Problem
from tthc_cli.check.view import CascadeView


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each target difference, at the child's task."""
    return find_contradictions(view, "target", "cas009_lower", "cas009_related")


RULE = CascadeRule("CAS009", "target-lower", "error", find)
