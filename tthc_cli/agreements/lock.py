"""`tthc.lock`: the parents as they were when somebody last reviewed their children.

It lies in the checked folder and is meant to be kept with it. JSON, sorted and one value a line, so that the same
documents give the same file and a review shows what changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from tthc_cli.agreements.fingerprints import document_identity, plan_fingerprint, task_fingerprint
from tthc_cli.errors import UsageError
from tthc_cli.model.base import Model
from tthc_cli.model.cascade import Cascade, Coverage
from tthc_cli.model.plan import Plan

FILE_NAME = "tthc.lock"


class LockedTask(Model):
    """A task of a parent, and the identities of the children that answered it."""

    path: str
    fingerprint: str
    content: str
    answered_by: tuple[str, ...]


class LockedParent(Model):
    """A parent and the children that were linked to it, by identity with their fingerprints."""

    document: str
    tasks: tuple[LockedTask, ...]
    children: dict[str, str]


class Lock(Model):
    """The reviewed parents of a folder, by identity. `path` is where the lock was read from."""

    version: Literal[1] = 1
    parents: tuple[LockedParent, ...]
    path: str = FILE_NAME


def read_lock(folder: Path) -> Lock | None:
    """The lock of a folder, None where it has none. Raises `UsageError` for one that cannot be read."""
    file = folder / FILE_NAME
    if not file.is_file():
        return None
    try:
        return Lock.model_validate({**json.loads(file.read_text("utf-8")), "path": str(file)})
    except (OSError, ValueError, TypeError, ValidationError) as error:
        raise UsageError("lock_unreadable", path=str(file)) from error


def make_lock(plans: Iterable[Plan], cascade: Cascade) -> Lock:
    """The parents of a cascade as they are now."""
    by_path = {plan.source.path: plan for plan in plans}
    parents = dict.fromkeys(coverage.parent for coverage in cascade.coverage)
    locked = [_lock_parent(path, cascade.coverage, by_path) for path in parents]
    return Lock(parents=tuple(sorted(locked, key=lambda parent: parent.document)))


def render_lock(lock: Lock) -> str:
    """The text of the file."""
    content = lock.model_dump(mode="json", exclude={"path"})
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _lock_parent(path: str, coverage: Sequence[Coverage], by_path: Mapping[str, Plan]) -> LockedParent:
    parent = by_path[path]
    own = [each for each in coverage if each.parent == path]
    children = {document_identity(child): plan_fingerprint(child) for child in (by_path[each.child] for each in own)}
    answers: list[set[str]] = [set() for _ in parent.tasks]
    for each in own:
        for row, item in enumerate(each.items):
            if item.applies == "lead" and item.child_tasks:
                answers[row].add(document_identity(by_path[each.child]))
    tasks = (
        LockedTask(
            path=task.path,
            fingerprint=task_fingerprint(task),
            content=" ".join(task.content.split()),
            answered_by=tuple(sorted(answered)),
        )
        for task, answered in zip(parent.tasks, answers, strict=True)
    )
    return LockedParent(document=document_identity(parent), tasks=tuple(tasks), children=dict(sorted(children.items())))
