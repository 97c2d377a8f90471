"""What a user knows about units (`units:` in tthc.yaml): other names of one body, and the groups it is in."""

from __future__ import annotations

from collections.abc import Sequence

from tthc_cli.lexicon.agencies import agency_level, plain_unit
from tthc_cli.model.plan import Issuer, Level
from tthc_cli.model.units import UnitEntry


class UnitBook:
    """The entries of a user, by every spelling of their names. Empty, it knows nothing and changes nothing."""

    def __init__(self, entries: Sequence[UnitEntry] = ()) -> None:
        self._by_name = {plain_unit(name): entry for entry in entries for name in (entry.name, *entry.aliases)}

    def name_of(self, unit: str) -> str:
        """The name under which the user knows a unit; the unit's own where he does not."""
        entry = self._by_name.get(plain_unit(unit))
        return entry.name if entry is not None else unit

    def level_of(self, issuer: Issuer) -> Level | None:
        """The level of an issuer: as the user says, as the document shows, as the name tells."""
        entry = self._by_name.get(plain_unit(issuer.name or ""))
        return (entry.level if entry is not None else None) or issuer.level or agency_level(issuer.name or "")

    def is_member(self, unit: str, group: str) -> bool:
        """Whether the user put a unit into a group."""
        entry = self._by_name.get(plain_unit(unit))
        return entry is not None and plain_unit(group) in {plain_unit(each) for each in entry.member_of}


NO_BOOK = UnitBook()
