"""TSK006: a task is set for a year that is not the plan's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft

_PERIOD = re.compile(r"giai\s+đoạn|\b20\d\d\s*[-–]\s*20\d\d", re.IGNORECASE)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each task that ends before or begins after the plan's year. Left alone are letters, which have no
    year of their own, plans for several years, the month before and the months after in which a year's plan is prepared
    and reported on, and tasks that were due before the plan's own day (TSK005).
    """
    year = draft.plan.year
    if year is None or draft.plan.kind == "CV" or _PERIOD.search(draft.plan.title or ""):
        return
    first, last = f"{year - 1}-12-01", f"{year + 1}-03-31"
    for task in draft.plan.tasks:
        start, end = task.timing.start or task.timing.end, task.timing.end
        if start is None or end is None or end < (draft.plan.date.iso or ""):
            continue
        if end < first or start > last:
            facts = {"task": task.path, "timing": task.timing.raw or end, "year": year}
            yield Problem(draft.path, task.span, "tsk006_outside_year", facts, (task.content, end))


RULE = DraftRule("TSK006", "outside-year", "warning", find)
