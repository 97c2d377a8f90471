"""The exit codes of the contract: 0 clean, 1 findings, 3 unreadable input, 4 a fault of ours; the highest applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tthc_cli.config import Settings
    from tthc_cli.model.findings import Summary


def exit_code(summary: Summary, settings: Settings, failed: int) -> int:
    """The code of a run with these findings, `failed` being that of the files that could not be read (0: none)."""
    from tthc_cli.config import passes

    judged = settings.fail_on != "never"
    return max(failed, int(judged and not passes(summary, settings.fail_on)))
