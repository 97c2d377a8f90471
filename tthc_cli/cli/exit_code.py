"""Exit codes of the contract: 0 clean, 1 findings, 3 unreadable input, 4 a fault of ours; the highest applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tthc_cli.config import Settings
    from tthc_cli.model.findings import FindingsReport


def exit_code(report: FindingsReport, settings: Settings) -> int:
    """The code that the findings of a run ask for; files that could not be read count apart (`run.Failures`)."""
    from tthc_cli.check.findings import RULE_CRASHED

    # A rule that crashed is told as a finding, so that the others still count; but the run is no proof then.
    if any(finding.code == RULE_CRASHED for finding in report.findings):
        return 4
    return int(settings.fails(report))
