"""What the rules about numbering share: the labels of sections as places in their sequences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tthc_cli.model.plan import Section

OFFICIAL = "abcdđeghiklmnopqrstuvxy"
"""The letters of điểm in their order (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.đ)."""
LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = re.compile(r"(?P<tens>X{0,3})(?P<ones>IX|IV|V?I{0,3})")
_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


class Numbered(NamedTuple):
    """One section with the kind of its label and its place in the sequence, from 1."""

    section: Section
    kind: str
    value: int


def sequences(sections: Sequence[Section]) -> Iterator[Sequence[Numbered]]:
    """The runs of neighbouring sections whose labels are of one kind, on every level."""
    numbered = [found for section in sections if (found := _read(section)) is not None]
    for _, run in groupby(numbered, key=lambda each: each.kind):
        yield list(run)
    for section in sections:
        yield from sequences(section.children)


def _read(section: Section) -> Numbered | None:
    label = section.label.strip("().")
    roman = _ROMAN.fullmatch(label)
    if roman is not None and label:
        return Numbered(section, "roman", 10 * len(roman["tens"]) + _ONES[roman["ones"]])
    if len(label) == 1 and label in OFFICIAL + LATIN:
        return Numbered(section, "letter", OFFICIAL.find(label) + 1)
    figures = re.search(r"(?:^|[.\s])(\d{1,3})$", label)
    if figures is None:
        return None
    kind = "article" if label.startswith("Điều") else f"figure{label.count('.')}"
    return Numbered(section, kind, int(figures[1]))
