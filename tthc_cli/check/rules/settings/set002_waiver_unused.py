"""SET002: an entry of `waivers` accepts a finding that is not there.

Sai: `code: CIT003` for a file in which every decree bears its year by now. Đúng: no such entry. A note only: a run may
look at a part of the files that the entry was written for.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.agreements.finding_waivers import Exceptions
from tthc_cli.check.rule import Problem, SettingsRule
from tthc_cli.check.rules.settings.set001_waiver_expired import tell_waiver


def find(exceptions: Exceptions) -> Iterator[Problem]:
    """One problem for each waiver that fits no finding of the checked files; one past its day is told as that."""
    for use in exceptions.waivers:
        if not use.findings and not use.expired:
            yield tell_waiver(use.waiver, exceptions.source, "set002_unused")


RULE = SettingsRule("SET002", "finding-waiver-unused", "info", find)
