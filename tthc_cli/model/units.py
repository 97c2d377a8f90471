"""Units that a user describes in `tthc.yaml`, for names that no list of agencies knows."""

from __future__ import annotations

from tthc_cli.model.base import Model
from tthc_cli.model.plan import Level


class UnitEntry(Model):
    """One unit: its name, other spellings of it, its level, and the groups it is in.

    `member_of` holds groups as parents print them (`Các sở, ban, ngành`, `Khối thi đua số 1`): a task that such a group
    leads is this unit's.
    """

    name: str
    aliases: tuple[str, ...] = ()
    level: Level | None = None
    member_of: tuple[str, ...] = ()
