"""What a new draft of a plan changed: tasks added, removed, moved, and every value that is not what it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from tthc_cli.link.lookup import DOCUMENT
from tthc_cli.link.versions import VersionedTask, match_versions, version_key
from tthc_cli.model.drafts import DraftChange, DraftDiff, DraftField, DraftMove, DraftTask
from tthc_cli.model.plan import Plan, Task


class ComparedDrafts(NamedTuple):
    """What a new draft changed, and both drafts, whose words a report shows."""

    diff: DraftDiff
    old: Plan
    new: Plan


def compare_drafts(old: Plan, new: Plan) -> ComparedDrafts:
    """Both drafts, task by task, then head and closing, then the targets and deadlines of the body."""
    pairs = match_versions(_versioned(old.tasks), _versioned(new.tasks))
    kept = [(old.tasks[left], new.tasks[right]) for left, right in pairs if left is not None and right is not None]
    changed = [change for pair in kept for change in _compare_tasks(*pair)]
    diff = DraftDiff(
        old=old.source.path,
        new=new.source.path,
        added=tuple(_tell(new.tasks[pair.new]) for pair in pairs if pair.old is None and pair.new is not None),
        removed=tuple(_tell(old.tasks[pair.old]) for pair in pairs if pair.new is None and pair.old is not None),
        moved=tuple(DraftMove(old=one.path, new=other.path) for one, other in kept if one.path != other.path),
        changed=(*changed, *_compare_documents(old, new), *_compare_body(old, new)),
    )
    return ComparedDrafts(diff, old, new)


def _tell(task: Task) -> DraftTask:
    return DraftTask(path=task.path, content=task.content)


def _versioned(tasks: Sequence[Task]) -> list[VersionedTask]:
    return [VersionedTask(task.path, task.content) for task in tasks]


def _compare_tasks(old: Task, new: Task) -> Iterator[DraftChange]:
    for (field, before), (_, after) in zip(_task_values(old), _task_values(new), strict=True):
        yield from _change(new.path, field, before, after)


def _task_values(task: Task) -> tuple[tuple[DraftField, str | None], ...]:
    return (
        ("content", task.content),
        ("leads", _join(task.leads)),
        ("coordinators", _join(task.coordinators)),
        ("products", _join(task.products)),
        ("timing", task.timing.raw),
    )


def _compare_documents(old: Plan, new: Plan) -> Iterator[DraftChange]:
    for (field, before), (_, after) in zip(_head_values(old), _head_values(new), strict=True):
        yield from _change(DOCUMENT, field, before, after)


def _head_values(plan: Plan) -> tuple[tuple[DraftField, str | None], ...]:
    parent, signature = plan.parent, plan.signature
    return (
        ("number", plan.number.raw),
        ("date", plan.date.raw),
        ("title", plan.title),
        ("issuer", plan.issuer.name),
        ("parent", _join(filter(None, (parent.key, parent.date))) if parent else None),
        ("signature", _join(filter(None, (signature.authority, signature.position, signature.name)))),
    )


def _compare_body(old: Plan, new: Plan) -> Iterator[DraftChange]:
    """What a task holds is told with the task."""
    yield from _compare_lists("target", _body_targets(old), _body_targets(new))
    yield from _compare_lists(
        "deadline",
        [(each.where, each.raw) for each in old.deadlines],
        [(each.where, each.raw) for each in new.deadlines],
    )


def _body_targets(plan: Plan) -> list[tuple[str, str]]:
    tasks = {task.path for task in plan.tasks}
    return [
        (each.where, each.text)
        for each in plan.targets
        if each.where not in tasks and not each.where.startswith("appendix")
    ]


def _compare_lists(
    field: DraftField, old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> Iterator[DraftChange]:
    """What is gone against what is new, within each section in order; equal words anywhere are no change."""
    gone, fresh = _without(old, new), _without(new, old)
    for where in dict.fromkeys(where for where, _ in (*fresh, *gone)):
        before = [words for place, words in gone if place == where]
        after = [words for place, words in fresh if place == where]
        for pair in zip_longest(before, after):
            yield from _change(where, field, *pair)


def _without(values: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    rest = [version_key(words) for _, words in others]
    left = []
    for where, words in values:
        if version_key(words) in rest:
            rest.remove(version_key(words))
        else:
            left.append((where, words))
    return left


def _change(path: str, field: DraftField, old: str | None, new: str | None) -> Iterator[DraftChange]:
    if version_key(old or "") != version_key(new or ""):
        yield DraftChange(path=path, field=field, old=old, new=new)


def _join(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None
