"""A folder of plans, linked: who implements whom, which task answers which. The JSON of `tthc check-cascade`."""

from __future__ import annotations

from typing import Literal

from tthc_cli.model.base import Model
from tthc_cli.model.findings import FindingsReport

LinkStatus = Literal["exact", "corrected", "ambiguous", "missing", "none", "cycle"]
Applies = Literal["lead", "coordinate", "no"]
CoverageStatus = Literal["covered", "partial", "review", "missing", "conflict", "waived", "not_applicable"]
HOLES: tuple[CoverageStatus, ...] = ("missing", "conflict", "partial", "review")
"""The statuses that want a person's eye, the worst first."""

DifferenceField = Literal["deadline", "target", "product", "lead", "timing"]


class DocumentSummary(Model):
    """One document of the folder."""

    path: str
    key: str | None
    title: str | None
    issuer: str | None
    date: str | None
    tasks: int


class CitedParent(Model):
    """The citation a link was made from, as printed."""

    key: str | None
    date: str | None


class Link(Model):
    """Which parent a child implements.

    exact: number, type and date agree. corrected: the citation is wrong in a way that `reasons` names and one parent
    fits. ambiguous: several fit, none is chosen (`candidates`). missing: cited, not in the folder. none: cites no
    parent. cycle: the chain of parents returns to the child.
    """

    child: str
    citation: CitedParent | None
    parent: str | None
    status: LinkStatus
    confidence: float
    reasons: tuple[str, ...]
    candidates: tuple[str, ...] = ()


class Difference(Model):
    """One field in which the child's task falls short of the parent's, both as printed."""

    field: DifferenceField
    parent: str
    child: str


class Acceptance(Model):
    """Why a hole is accepted, by whom, and until the end of which day (`tthc.yaml`, `waivers`)."""

    reason: str
    owner: str
    expires: str


class Evidence(Model):
    """One task of the child beside the task of the parent: how alike they are, by which words, rarest first."""

    child_task: str
    score: float
    words: tuple[str, ...]


class CoverageItem(Model):
    """What became of one task of the parent in one child. `child_tasks` holds task paths, or `(document)`.

    `why` says by which words of the parent the task is this unit's, null where it is not. `evidence` holds what was
    found, best first; `notes` what could not be compared. `waiver` is there where the
    status is `waived`.
    """

    task: str
    applies: Applies
    status: CoverageStatus
    child_tasks: tuple[str, ...]
    score: float
    differences: tuple[Difference, ...]
    why: str | None = None
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
    waiver: Acceptance | None = None


class Coverage(Model):
    """All tasks of a parent against one child.

    `ratio` is (covered + conflict + waived + ½ partial) ÷ tasks the child leads, 1 where it leads none. `extra` holds
    the paths of the child's tasks that answer no task of the parent.
    """

    parent: str
    child: str
    ratio: float
    items: tuple[CoverageItem, ...]
    extra: tuple[str, ...]


class Cascade(Model):
    """A linked folder. `same_document` groups the files that hold one document (a draft and its signed copy)."""

    documents: tuple[DocumentSummary, ...]
    links: tuple[Link, ...]
    coverage: tuple[Coverage, ...]
    absent_units: tuple[str, ...]
    not_plans: tuple[str, ...]
    same_document: tuple[tuple[str, ...], ...]


class CascadeReport(Cascade, FindingsReport):
    """A linked folder with its findings: the JSON of `tthc check-cascade`."""
