"""What a new draft of a plan changed. The JSON of `tthc diff --drafts`."""

from __future__ import annotations

from typing import Literal

from tthc_cli.model.base import SCHEMA_VERSION, Model

DraftField = Literal[
    "content", "leads", "coordinators", "products", "timing",
    "number", "date", "title", "issuer", "parent", "signature", "target", "deadline",
]  # fmt: skip


class DraftChange(Model):
    """One value that is not what it was; lists are joined by `; `, null is a value that is not there.

    `path` is the task's in the new draft, `(document)` for what the head and the closing say, a section's path for
    targets and deadlines of the body.
    """

    path: str
    field: DraftField
    old: str | None
    new: str | None


class DraftTask(Model):
    """A task that only one of two drafts holds, by its path there."""

    path: str
    content: str


class DraftMove(Model):
    """A task that stands under another path than before."""

    old: str
    new: str


class DraftDiff(Model):
    """Two drafts of one plan. A task that was only moved or renumbered is neither added nor removed, but in `moved`."""

    schema_version: str = SCHEMA_VERSION
    old: str
    new: str
    added: tuple[DraftTask, ...]
    removed: tuple[DraftTask, ...]
    moved: tuple[DraftMove, ...]
    changed: tuple[DraftChange, ...]
