"""Which changes of a document its rules hold for safe."""

from __future__ import annotations

from collections.abc import Collection

from tthc_cli.check.rules import draft_rules
from tthc_cli.config import Profile
from tthc_cli.model.draft import Draft
from tthc_cli.model.edit import Edit


def find_edits(draft: Draft, codes: Collection[str], profile: Profile = "issued") -> tuple[Edit, ...]:
    """The edits of the rules `codes`, in order; of two that meet only the first, the other is left for the next run."""
    rules = (rule for rule in draft_rules() if rule.fixes and rule.code in codes)
    spoken = (rule for rule in rules if profile == "issued" or not rule.issued)
    found = sorted({edit for rule in spoken for problem in rule.find(draft) for edit in problem.edits})
    kept: list[Edit] = []
    for edit in found:
        if not kept or kept[-1].end <= edit.start:
            kept.append(edit)
    return tuple(kept)
