"""What a rule is: a code, a name, a severity, and a function from a linked folder to problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tthc_cli.check.view import CascadeView
from tthc_cli.model.base import Span
from tthc_cli.model.plan import Severity


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
    file.
    """

    path: str
    span: Span | None
    message_key: str
    facts: Mapping[str, object]
    evidence: tuple[str | None, ...]
    related: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class CascadeRule:
    """A rule about a linked folder. Codes are never reused; `find` yields problems in any order."""

    code: str
    name: str
    severity: Severity
    find: Callable[[CascadeView], Iterator[Problem]]
