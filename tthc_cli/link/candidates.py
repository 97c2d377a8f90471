"""Which documents of a folder may be the one cited at all, found without looking at every one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tthc_cli.lexicon.number_keys import parse_number_key, slips_of
from tthc_cli.model.plan import Citation, Plan


class Candidates:
    """The possible parents of a folder, by number and by day: the time to find one does not grow with the folder."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self._plans = plans
        self._by_serial: dict[str, list[int]] = {}
        self._by_day: dict[str, list[int]] = {}
        for place, plan in enumerate(plans):
            number = parse_number_key(plan.number.key)
            if number is not None:
                self._by_serial.setdefault(number.serial, []).append(place)
            if plan.date.iso is not None:
                self._by_day.setdefault(plan.date.iso, []).append(place)

    def find(self, citation: Citation, child: Plan) -> list[Plan]:
        """All but the child itself that bear the cited number, one that differs by a slip, or the cited day; in the
        order of the folder. Any other document has neither number nor day in its favour, and is never the one meant.
        """
        places = sorted({place for place in self._find_places(citation)})
        return [self._plans[place] for place in places if self._plans[place].source.path != child.source.path]

    def _find_places(self, citation: Citation) -> Iterator[int]:
        cited = parse_number_key(citation.key)
        serials: Iterable[str] = () if cited is None else (cited.serial, *slips_of(cited.serial))
        for serial in serials:
            yield from self._by_serial.get(serial, ())
        yield from self._by_day.get(citation.date or "", ())
