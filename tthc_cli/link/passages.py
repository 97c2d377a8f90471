"""What a plan says outside its tasks: before a task is called missing, the whole text is looked through.

A plan may lay down in its arrangements who reports when, or hold a table that could not be read as one. A wrong
accusation costs more than a look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_cli.link.answers import MOSTLY_SAID_AT
from tthc_cli.link.matching import TaskIndex
from tthc_cli.model.plan import Block, Plan

# Names of documents and people, not work that somebody plans.
_NO_WORK = ("letterhead", "preamble", "closing", "note", "stamp")


def find_said(texts: Sequence[str], plan: Plan, index: TaskIndex) -> list[bool]:
    """For each task of a parent, whether one passage of the plan outside its tasks says most of it."""
    passages = list(_find_passages(plan))
    likeness = index.compare(texts, passages)
    places = range(len(passages))
    return [any(likeness.share(row, column) >= MOSTLY_SAID_AT for column in places) for row in range(len(texts))]


def _find_passages(plan: Plan) -> Iterator[str]:
    """The paragraphs, and the rows of tables, in which no task begins. Titles announce work and plan none."""
    taken = {task.span.line for task in plan.tasks}
    for block in plan.blocks:
        if block.where not in _NO_WORK and not block.level and not _holds_task(block, taken):
            yield block.text or " ".join(cell for row in block.rows for cell in row)


def _holds_task(block: Block, taken: set[int]) -> bool:
    return bool(block.rows) or block.span.line in taken
