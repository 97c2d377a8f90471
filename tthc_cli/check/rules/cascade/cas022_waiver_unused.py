"""CAS022: an accepted hole that is none.

Sai: `task: IV.2` for a plan that has come to hold IV.2, or a path that the parent does not know. Đúng: no such entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Problem
from tthc_cli.check.rules.cascade.cas021_waiver_expired import tell_waiver
from tthc_cli.check.view import CascadeView


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each waiver that fits no hole, where `tthc.yaml` holds it; one past its day is told as that."""
    for use in view.agreed.waivers:
        if not use.holes and not use.expired:
            yield tell_waiver(use.waiver, view, "cas022_unused")


RULE = CascadeRule("CAS022", "waiver-unused", "warning", find)
