"""WRD003: one unit is written several ways."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Place, Problem
from tthc_cli.lexicon.abbreviations import contract_terms
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Task


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each further spelling of a unit that leads or coordinates tasks, at its first task. Capitals and
    tones do not count: WRD001 tells those.
    """
    first: dict[str, tuple[str, Task]] = {}
    told: set[str] = set()
    for task in draft.plan.tasks:
        for unit in (*task.leads, *task.coordinators):
            spelling, before = first.setdefault(contract_terms(unit), (unit, task))
            if _letters(spelling) != _letters(unit) and unit not in told:
                told.add(unit)
                facts = {"unit": unit, "other": spelling, "task": task.path}
                place = Place(draft.path, before.span, "wrd003_related", {"other": spelling})
                yield Problem(draft.path, task.span, "wrd003_unit_spellings", facts, (unit, spelling), (place,))


def _letters(unit: str) -> str:
    return " ".join(unit.casefold().split())


RULE = DraftRule("WRD003", "unit-spellings", "info", find)
