"""What a parent changed since `tthc.lock` was written, and which children have not been looked at since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from tthc_cli.agreements.fingerprints import document_identity, plan_fingerprint, task_fingerprint
from tthc_cli.agreements.lock import Lock, LockedParent, LockedTask
from tthc_cli.link.versions import VersionedTask, match_versions
from tthc_cli.model.cascade import Cascade, Coverage
from tthc_cli.model.plan import Plan, Task

ChangeKind = Literal["changed", "added", "removed", "gone"]


class ParentChange(NamedTuple):
    """A task that is not as it was locked, and the children to review for it.

    `parent` and `task` are as they are now, `before` as locked; `gone` is a locked parent that no document of the
    folder is any more, with neither. `lock` is the file that says so.
    """

    kind: ChangeKind
    document: str
    parent: Plan | None
    task: Task | None
    before: LockedTask | None
    suspects: tuple[Plan, ...]
    lock: str


def find_changes(plans: Sequence[Plan], cascade: Cascade, lock: Lock) -> tuple[ParentChange, ...]:
    """All changes of locked parents, in the order of the lock and of the parents' tasks."""
    acting = {document.path for document in cascade.documents}
    by_identity = {document_identity(plan): plan for plan in plans if plan.source.path in acting}
    found: list[ParentChange] = []
    for locked in lock.parents:
        parent = by_identity.get(locked.document)
        if parent is None:
            found.append(ParentChange("gone", locked.document, None, None, None, (), lock.path))
        else:
            found += _compare_parent(locked, parent, cascade, by_identity, lock.path)
    return tuple(found)


def _compare_parent(
    locked: LockedParent, parent: Plan, cascade: Cascade, by_identity: Mapping[str, Plan], lock: str
) -> Iterator[ParentChange]:
    unseen = [
        by_identity[child]
        for child, fingerprint in locked.children.items()
        if child in by_identity and plan_fingerprint(by_identity[child]) == fingerprint
    ]
    judged = {each.child: each for each in cascade.coverage if each.parent == parent.source.path}
    for before, row in _pair_changed(locked, parent):
        kind: ChangeKind = "added" if before is None else "removed" if row is None else "changed"
        suspects = tuple(child for child in unseen if _is_concerned(child, before, row, judged))
        task = None if row is None else parent.tasks[row]
        yield ParentChange(kind, locked.document, parent, task, before, suspects, lock)


def _pair_changed(locked: LockedParent, parent: Plan) -> Iterator[tuple[LockedTask | None, int | None]]:
    """Locked tasks and rows of the parent that do not say the same, paired by place and content."""
    now = [task_fingerprint(task) for task in parent.tasks]
    same = Counter(now) & Counter(task.fingerprint for task in locked.tasks)
    kept, old, rows = same.copy(), [], []
    for task in locked.tasks:
        old += [] if _take(kept, task.fingerprint) else [task]
    for row, fingerprint in enumerate(now):
        rows += [] if _take(same, fingerprint) else [row]
    before = [VersionedTask(task.path, task.content) for task in old]
    after = [VersionedTask(parent.tasks[row].path, parent.tasks[row].content) for row in rows]
    for left, right in match_versions(before, after):
        yield (None if left is None else old[left]), (None if right is None else rows[right])


def _take(stock: Counter[str], fingerprint: str) -> bool:
    stock[fingerprint] -= 1
    return stock[fingerprint] >= 0


def _is_concerned(child: Plan, before: LockedTask | None, row: int | None, judged: Mapping[str, Coverage]) -> bool:
    """Whether the child answered the task as locked, or leads it as it is now."""
    if before is not None and document_identity(child) in before.answered_by:
        return True
    coverage = judged.get(child.source.path)
    return coverage is not None and row is not None and coverage.items[row].applies == "lead"
