"""TSK003: a task has no product, though the plan asks for products."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.task._fields import find_without
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each task without a product, where most tasks of the plan have one."""
    return find_without(draft, lambda task: bool(task.products), "tsk003_product_missing")


RULE = DraftRule("TSK003", "product-missing", "warning", find)
