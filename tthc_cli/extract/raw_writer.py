"""Puts lines and tables one after another and notes where each stands: for readers of formats without pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.raw import LegacyRun, RawBlock, RawCell, RawLine, RawRow, RawTable

MOST_CHARACTERS = 4_000_000
"""Most text of one file: some 1,500 printed pages. A workbook may name one long string a thousand times."""
MOST_CELLS = 400_000
"""Most grid places of the tables of one file, empty ones included."""


class TextLine(NamedTuple):
    """One line with its look; `legacy_runs` count in its text."""

    text: str
    bold: bool | None = None
    centered: bool = False
    legacy_runs: tuple[LegacyRun, ...] = ()


class TableCell(NamedTuple):
    """The lines of a cell, and its upper left grid place, columns counted from 0."""

    lines: Sequence[TextLine]
    column: int
    column_span: int = 1
    row_span: int = 1


class RawWriter:
    """The text of one file as it grows; `blocks` and `legacy_runs` point into it.

    Its methods raise `UnreadableFileError` with `too_large` for more text or cells than any document has.
    """

    def __init__(self, path: Path) -> None:
        self.blocks: list[RawBlock] = []
        self.legacy_runs: list[LegacyRun] = []
        self._path = path
        self._pieces: list[str] = []
        self._length = 0
        self._cells = 0

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._pieces)

    def add_gap(self) -> None:
        """An empty line; never two on end, and none at the top."""
        if self._pieces and self._pieces[-2:] != ["\n", "\n"]:
            self._put("\n")

    def add_line(self, line: TextLine) -> None:
        """A line that stands for itself."""
        start, end = self._put_line(line)
        self._put("\n")
        self.blocks.append(RawLine(start, end, bold=line.bold, centered=line.centered, whole=True))

    def add_table(self, rows: Sequence[Sequence[TableCell]], columns: int, *, ruled: bool) -> None:
        """A table of the cells that begin in each row."""
        self._cells += columns * len(rows)
        if self._cells > MOST_CELLS:
            raise UnreadableFileError(self._path, "too_large", size=self._cells, limit=MOST_CELLS)
        written = tuple(RawRow(tuple(self._add_row(row))) for row in rows)
        self.blocks.append(RawTable(written, columns, ruled))

    def _add_row(self, row: Iterable[TableCell]) -> Iterator[RawCell]:
        for index, cell in enumerate(row):
            if index:
                self._put("\t")
            start = self._length
            for number, line in enumerate(cell.lines):
                if number:
                    self._put("\n")
                self._put_line(line)
            weights = [line.bold for line in cell.lines if line.bold is not None]
            bold = all(weights) if weights else None
            yield RawCell(start, self._length, cell.column, cell.column_span, cell.row_span, bold)
        self._put("\n")

    def _put_line(self, line: TextLine) -> tuple[int, int]:
        by = self._length
        self.legacy_runs += [run._replace(start=run.start + by, end=run.end + by) for run in line.legacy_runs]
        return self._put(line.text)

    def _put(self, text: str) -> tuple[int, int]:
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise UnreadableFileError(self._path, "too_large", size=self._length, limit=MOST_CHARACTERS)
        return start, self._length
