"""TSK007: a timing refers to a plan that it does not name."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.draft import Draft

_UNNAMED = frozenset({"theo kế hoạch", "theo kế hoạch cụ thể", "theo kế hoạch riêng", "theo kế hoạch đề ra"})


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each task whose whole timing is `Theo kế hoạch`."""
    for task in draft.plan.tasks:
        raw = task.timing.raw or ""
        if task.timing.kind == "by_plan" and fold(raw).strip(" .;") in _UNNAMED:
            facts = {"task": task.path, "timing": raw}
            yield Problem(draft.path, task.span, "tsk007_unnamed_plan", facts, (task.content,))


RULE = DraftRule("TSK007", "unnamed-plan", "info", find)
