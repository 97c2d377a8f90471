"""What an office accepts for a while although it is wrong: entries of `waivers` in `tthc.yaml`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag
from pydantic.json_schema import SkipJsonSchema

from tthc_cli.model.base import Model, Span

Words = Annotated[str, Field(min_length=1)]


def _read_day(value: object) -> object:
    """`30/6/2024` as offices write it; anything else is pydantic's to read."""
    parts = value.split("/") if isinstance(value, str) else []
    return "-".join(part.zfill(2) for part in reversed(parts)) if len(parts) == 3 else value


class Waiver(Model):
    """What every entry says: the reason, who answers for it, the last day on which it holds.

    `place` is where `tthc.yaml` says it.
    """

    reason: Words
    owner: Words
    expires: Annotated[date, BeforeValidator(_read_day)]
    place: SkipJsonSchema[Span | None] = None


class HoleWaiver(Waiver):
    """A hole in a cascade that an office accepts.

    `task` is the path of the parent's task, `parent` the parent's number or file name. `child` (number or file name)
    and `unit` (a name, however spelt) say whose hole it is; without either it is everybody's.
    """

    task: Words
    parent: Words | None = None
    child: Words | None = None
    unit: Words | None = None


class FindingWaiver(Waiver):
    """Findings of `tthc check` that an office accepts.

    `code` is a code, the beginning of codes or a rule's name; `path` a pattern of paths (`phu-luc/*.docx`), every file
    without one; `contains` are words of the message or of the line that it stands on, however they are written.
    """

    code: Words
    path: Words | None = None
    contains: Words | None = None


HOLE, FINDING = "hole", "finding"


def _find_kind(value: object) -> str:
    """An entry with a code is about findings; any other is about a task, and is told what it lacks as such."""
    return FINDING if isinstance(value, FindingWaiver) or (isinstance(value, dict) and "code" in value) else HOLE


AnyWaiver: TypeAlias = Annotated[
    Annotated[HoleWaiver, Tag(HOLE)] | Annotated[FindingWaiver, Tag(FINDING)], Discriminator(_find_kind)
]
