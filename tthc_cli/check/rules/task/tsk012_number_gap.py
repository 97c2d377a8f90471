"""TSK012: the numbers of a group's tasks jump, or one stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.task._labels import numbered_groups
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem at each number that is not the one after its neighbour, within a group."""
    for group in numbered_groups(draft):
        for (before, _), (label, task) in pairwise(group):
            if int(label) != int(before) + 1:
                key = "tsk012_repeated" if int(label) == int(before) else "tsk012_gap"
                facts = {"label": label, "before": before, "group": task.groups[-1] if task.groups else "–"}
                yield Problem(draft.path, task.span, key, facts, (task.content, before, label))


RULE = DraftRule("TSK012", "number-gap", "warning", find)
