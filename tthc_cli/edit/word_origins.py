"""Offsets of the extracted text → the paragraph and the very characters of a Word file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tthc_cli.extract.docx_run import TAB
from tthc_cli.extract.docx_writer import PlacedLine, cut_runs
from tthc_cli.extract.docx_xml import Element


class Origin(NamedTuple):
    """One character: the element that prints it (`w:t`, `w:tab`, …) and which of its characters it is."""

    node: Element
    char: int


class Origins:
    """Finds the origin of any offset of one Word file."""

    def __init__(self, lines: Sequence[PlacedLine]) -> None:
        self._lines = lines
        self._starts = [line.start for line in lines]
        self._read: dict[int, tuple[Origin | None, ...]] = {}

    def line_at(self, offset: int) -> PlacedLine | None:
        """The line that holds this offset, or after which it stands; None in a file without lines."""
        number = max(bisect_right(self._starts, offset) - 1, 0)
        return self._lines[number] if self._lines else None

    def find(self, offset: int) -> Origin | None:
        """Where the character at this offset comes from; None for what is in no file: automatic numbers, line ends."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        if number not in self._read:
            self._read[number] = _read_line(self._lines[number])
        characters = self._read[number]
        place = offset - self._starts[number]
        return characters[place] if place < len(characters) else None


def _read_line(placed: PlacedLine) -> tuple[Origin | None, ...]:
    """The origin of each character of a line as it was put. A line that was too long to be put whole has none."""
    line = placed.line
    printed = line.text.replace(TAB, placed.gap)
    if cut_runs(printed) != printed:
        return ()
    number = line.text[: len(line.text) - sum(len(piece.text) for piece in line.pieces)]
    found: list[Origin | None] = [None] * len(number.replace(TAB, placed.gap))
    for piece in line.pieces:
        length = len(piece.text.replace(TAB, placed.gap))
        if piece.node is None:
            found += [None] * length
        else:
            found += [Origin(piece.node, 0 if piece.text == TAB else char) for char in range(length)]
    return tuple(found)
