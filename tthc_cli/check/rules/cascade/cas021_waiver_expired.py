"""CAS021: the day of an accepted hole is over, so that the hole counts again.

Sai: `expires: 2024-06-30` in July, and the task is still missing. Đúng: the task planned and the entry taken out, or a
new day with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Problem
from tthc_cli.check.view import CascadeView
from tthc_cli.model.waivers import HoleWaiver


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each waiver past its day, where `tthc.yaml` holds it."""
    for use in view.agreed.waivers:
        if use.expired:
            yield tell_waiver(use.waiver, view, "cas021_expired")


def tell_waiver(waiver: HoleWaiver, view: CascadeView, message_key: str) -> Problem:
    """A problem with one entry of `waivers`."""
    facts = {**waiver.model_dump(include={"task", "owner", "reason"}), "expires": waiver.expires.isoformat()}
    evidence = (waiver.task, waiver.parent, waiver.child, waiver.unit)
    return Problem(view.agreed.source or "", waiver.place, message_key, facts, evidence)


RULE = CascadeRule("CAS021", "waiver-expired", "warning", find)
