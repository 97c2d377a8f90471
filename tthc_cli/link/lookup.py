"""From what a link or a coverage says back to the plans it was made from."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.model.cascade import CitedParent, Coverage, CoverageItem
from tthc_cli.model.plan import Citation, ParentReference, Plan, Task

DOCUMENT = "(document)"
"""The id under which issuing the plan itself answers a task."""


def find_citation(cited: CitedParent | ParentReference | None, child: Plan) -> Citation | None:
    """The mention in `child` of a parent, the one that says `thực hiện` before the others; None where none is cited."""
    if cited is None:
        return None
    order = {"implements": 0, "basis": 1}
    mentions = [citation for citation in child.citations if citation.key == cited.key]
    mentions.sort(key=lambda each: (order.get(each.relation, 2), each.date != cited.date, each.span.start))
    return mentions[0] if mentions else None


def pair_tasks(coverage: Coverage, parent: Plan) -> Iterator[tuple[CoverageItem, Task]]:
    """The items of a coverage, each with the task it judges.

    By place and not by path: should two tasks bear one path, each still has its own verdict.
    """
    yield from zip(coverage.items, parent.tasks, strict=True)


def find_task(path: str, plan: Plan) -> Task | None:
    """The task at `path`; None where no task bears the path, or two do, so that neither is taken for the other."""
    found = [task for task in plan.tasks if task.path == path]
    return found[0] if len(found) == 1 else None
