"""What an office has agreed on beside its documents: holes it accepts, parents it has reviewed, units that owe a plan,
the coverage it asks for. Cascade → Cascade with accepted holes, and what rules have to tell of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tthc_cli.config import Settings
from tthc_cli.model.cascade import Cascade
from tthc_cli.model.plan import Plan

if TYPE_CHECKING:
    from tthc_cli.agreements.changes import ParentChange
    from tthc_cli.agreements.lock import Lock
    from tthc_cli.agreements.roster import RosterUnit
    from tthc_cli.agreements.waivers import WaiverUse

__all__ = ["NO_AGREEMENTS", "Agreements", "apply_agreements"]


class Agreements(NamedTuple):
    """What came of the agreements. `required` judges the coverage of the children at `judged`, None means of all;
    `source` is the settings file that they stand in.
    """

    waivers: tuple[WaiverUse, ...] = ()
    changes: tuple[ParentChange, ...] = ()
    absent: tuple[RosterUnit, ...] = ()
    required: float | None = None
    judged: frozenset[str] | None = None
    source: str | None = None


NO_AGREEMENTS = Agreements()


def apply_agreements(
    plans: Sequence[Plan],
    cascade: Cascade,
    settings: Settings,
    lock: Lock | None,
    judged: Collection[str] | None = None,
    today: date | None = None,
) -> tuple[Cascade, Agreements]:
    """The cascade with accepted holes as `waived` and the units of the roster without a plan in `absent_units`.

    Raises `UsageError` for a roster that cannot be read.
    """
    # Imported here: who checks drafts one by one need not load what links them.
    from tthc_cli.agreements.changes import find_changes
    from tthc_cli.agreements.roster import find_absent, list_roster
    from tthc_cli.agreements.waivers import apply_waivers
    from tthc_cli.link.unit_book import UnitBook

    changes = find_changes(plans, cascade, lock) if lock is not None else ()
    cascade, waivers = apply_waivers(plans, cascade, settings.hole_waivers, today or date.today())
    cascade, absent = find_absent(cascade, list_roster(settings), UnitBook(settings.units))
    chosen = None if judged is None else frozenset(judged)
    return cascade, Agreements(waivers, changes, absent, settings.require_coverage, chosen, settings.source)
