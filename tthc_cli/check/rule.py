"""What a rule is: a code, a name, a severity, and a function that finds problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from tthc_cli.agreements.finding_waivers import Exceptions
from tthc_cli.model.base import Span
from tthc_cli.model.draft import Draft
from tthc_cli.model.edit import Edit
from tthc_cli.model.plan import Severity

if TYPE_CHECKING:  # linking is loaded where there is something to link
    from tthc_cli.check.view import CascadeView  # noqa: F401  named in a string: the class is not there at run time

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Place:
    """Another place that explains a problem, with the key of its sentence and the facts that fill it."""

    path: str
    span: Span | None
    message_key: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault that a rule found. `evidence` is what makes it this fault and no other, wherever it moves in the
    file. `edits` mend it, where that is safe whatever the document means.
    """

    path: str
    span: Span | None
    message_key: str
    facts: Mapping[str, object]
    evidence: tuple[str | None, ...]
    related: tuple[Place, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """Codes are never reused; `find` yields problems in any order.

    What a rule means, what it rests on, a wrong and a right example are in `lexicon/data/check/rules_*.yaml`. A rule
    that is not `on` speaks only where a person selects it.
    """

    code: str
    name: str
    severity: Severity
    find: Callable[[S], Iterator[Problem]]
    on: bool = True


class CascadeRule(Rule["CascadeView"]):
    """A rule about a linked folder."""


@dataclass(frozen=True, slots=True)
class DraftRule(Rule[Draft]):
    """A rule about one document. One with `issued` true is silent on a draft: its blanks are no fault yet. One with
    `fixes` true has problems with edits.
    """

    issued: bool = False
    fixes: bool = False


class SettingsRule(Rule[Exceptions]):
    """A rule about what a person accepts: entries of `tthc.yaml` and comments that hold no more, or hold nothing."""
