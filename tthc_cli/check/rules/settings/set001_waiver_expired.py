"""SET001: the day of an accepted finding is over, so that it is told again.

Sai: `expires: 2024-06-30` in July, and the citation is still wrong. Đúng: the draft mended and the entry taken out, or
a new day with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.agreements.finding_waivers import Exceptions
from tthc_cli.check.rule import Problem, SettingsRule
from tthc_cli.model.waivers import FindingWaiver


def find(exceptions: Exceptions) -> Iterator[Problem]:
    """One problem for each waiver past its day, where `tthc.yaml` holds it."""
    for use in exceptions.waivers:
        if use.expired:
            yield tell_waiver(use.waiver, exceptions.source, "set001_expired")


def tell_waiver(waiver: FindingWaiver, source: str | None, message_key: str) -> Problem:
    """A problem with one entry of `waivers`."""
    where = waiver.path or "*"
    facts = {"code": waiver.code, "where": where, "owner": waiver.owner, "expires": waiver.expires.isoformat()}
    return Problem(source or "", waiver.place, message_key, facts, (waiver.code, waiver.path, waiver.contains))


RULE = SettingsRule("SET001", "finding-waiver-expired", "warning", find)
