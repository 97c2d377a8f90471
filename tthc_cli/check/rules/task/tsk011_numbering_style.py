"""TSK011: tasks are numbered in two styles, `1` among `01`."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.task._labels import numbered_groups
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each number below ten that is not in the style of most of them; none where both are as many."""
    small = [(label, task) for group in numbered_groups(draft) for label, task in group if 0 < int(label) < 10]
    padded = [each for each in small if each[0].startswith("0")]
    plain = [each for each in small if not each[0].startswith("0")]
    few, many = sorted((padded, plain), key=len)
    if len(few) == len(many):
        return
    for label, task in few:
        facts = {"label": label, "task": task.path, "usual": many[0][0]}
        yield Problem(draft.path, task.span, "tsk011_numbering_style", facts, (task.content, label))


RULE = DraftRule("TSK011", "numbering-style", "warning", find)
