"""TSK008: the words of a task and its timing contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Task, Timing

_ALWAYS = re.compile(r"[-+•\s]*thường xuyên\b")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each task that begins with `Thường xuyên` and is to be done within a quarter, a month, a day."""
    for task in draft.plan.tasks:
        if _ALWAYS.match(fold(task.content)) and _is_bounded(task.timing) and not _is_own_timing(task):
            facts = {"task": task.path, "timing": task.timing.raw}
            yield Problem(draft.path, task.span, "tsk008_timing_contradicts", facts, (task.content, task.timing.raw))


def _is_bounded(timing: Timing) -> bool:
    if timing.kind == "deadline":
        return True
    if timing.kind != "interval" or timing.start is None or timing.end is None:
        return False
    return timing.start[:4] == timing.end[:4] and not (timing.start.endswith("01-01") and timing.end.endswith("12-31"))


def _is_own_timing(task: Task) -> bool:
    """In prose the timing stands in the sentence itself: `Thường xuyên rà soát, báo cáo trước ngày 15/12`."""
    return task.origin == "prose"


RULE = DraftRule("TSK008", "timing-contradicts", "warning", find)
