"""The units that owe a plan, from `roster` of `tthc.yaml` or the CSV file that it names."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tthc_cli.config import Settings
from tthc_cli.errors import UsageError
from tthc_cli.lexicon.cascade_words import roster_heads
from tthc_cli.lexicon.keys import fold
from tthc_cli.link.issuers import is_same_unit
from tthc_cli.link.unit_book import NO_BOOK, UnitBook
from tthc_cli.model.cascade import Cascade


class RosterUnit(NamedTuple):
    """A unit that owes a plan, and the file and line that say so; no line where the settings list it."""

    name: str
    path: str
    line: int | None = None


def list_roster(settings: Settings) -> tuple[RosterUnit, ...]:
    """The units of the roster, each spelling once. Raises `UsageError` for a CSV file that cannot be read or that
    names nobody.
    """
    source = settings.source or ""
    if not isinstance(settings.roster, str):
        return tuple(RosterUnit(name, source) for name in dict.fromkeys(settings.roster))
    file = Path(source).parent / settings.roster
    units = tuple(_read_units(file))
    if not units:
        raise UsageError("roster_empty", path=str(file), columns=", ".join(roster_heads()))
    return units


def find_absent(
    cascade: Cascade, roster: Sequence[RosterUnit], book: UnitBook = NO_BOOK
) -> tuple[Cascade, tuple[RosterUnit, ...]]:
    """The units of the roster that issued no plan of the folder, and the cascade with them in `absent_units`. `book`
    holds the other names that a user gave them.
    """
    issuers = {book.name_of(document.issuer) for document in cascade.documents if document.issuer is not None}
    absent = tuple(unit for unit in roster if not _is_among(book.name_of(unit.name), issuers))
    more = [unit.name for unit in absent if not _is_among(unit.name, cascade.absent_units)]
    return cascade.model_copy(update={"absent_units": (*cascade.absent_units, *more)}), absent


def _is_among(name: str, units: Iterable[str]) -> bool:
    return any(is_same_unit(name, unit) for unit in units)


def _read_units(file: Path) -> Iterator[RosterUnit]:
    """Excel writes `;` where the comma is a decimal mark, and a byte order mark."""
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise UsageError("roster_not_found", path=str(file)) from error
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    column = None
    for line, cells in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), 1):
        if column is None:
            column = _find_column(cells)
            if column is not None:
                continue
            column = 0
        name = " ".join(cells[column].split()) if column < len(cells) else ""
        if name:
            yield RosterUnit(name, str(file), line)


def _find_column(cells: Sequence[str]) -> int | None:
    """The place of the column of names in the first row; None where that row is a unit already."""
    heads = [fold(cell) for cell in cells]
    return next((heads.index(head) for head in roster_heads() if head in heads), None)
