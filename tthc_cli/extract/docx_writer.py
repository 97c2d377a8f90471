"""Puts the lines and tables of a Word file one after another and notes where each stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx_content import find_content
from tthc_cli.extract.docx_paragraph import StoryReader, TypedLine
from tthc_cli.extract.docx_run import TAB, NoteMark
from tthc_cli.extract.docx_table import Grid, GridCell, read_grid
from tthc_cli.extract.docx_waivers import CommentWaivers
from tthc_cli.extract.docx_xml import PARAGRAPH, TABLE, Element
from tthc_cli.extract.raw import WIDE_GAP, LegacyRun, Part, RawBlock, RawCell, RawLine, RawRow, RawTable

MOST_CHARACTERS, MOST_OF_A_LINE, MOST_COLUMNS = 1_500_000, 200_000, 1_000
"""Most text of one file (some 600 printed pages), of one paragraph or cell, and most columns of a table. A plan that
comes near them does not exist; what lies beyond would cost the later stages minutes."""
_LONGEST_RUN = 200
_LONG_RUN = re.compile(rf"[\W_]{{{_LONGEST_RUN},}}|\d{{{_LONGEST_RUN},}}|(\w)\1{{{_LONGEST_RUN - 1},}}")


class PlacedMark(NamedTuple):
    """The mark of a note, and the offset of the paragraph or cell that bears it."""

    mark: NoteMark
    offset: int


class PlacedLine(NamedTuple):
    """A line of the file, the offset it was put at, and what stands there for each of its tabs."""

    start: int
    line: TypedLine
    gap: str


class Writer:
    """The text of one file as it grows; `blocks`, `note_marks` and `legacy_runs` point into it, and so do `lines`,
    those of the parts to `keep`.
    """

    def __init__(self, path: Path, waivers: CommentWaivers, *, keep: Collection[Part] = ()) -> None:
        self.waivers = waivers
        self.blocks: list[RawBlock] = []
        self.note_marks: list[PlacedMark] = []
        self.legacy_runs: list[LegacyRun] = []
        self.lines: list[PlacedLine] = []
        self._kept = keep
        self._path = path
        self._part: Part = "body"
        self._pieces: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._pieces)

    def add_story(self, reader: StoryReader, container: Element, part: Part = "body") -> None:
        """Adds the paragraphs and tables of a body, header or footer in their order."""
        self._part = part
        self._add_content(reader, container)

    def add_note(self, lines: Iterable[TypedLine], offset: int) -> None:
        """Adds a footnote or endnote whose mark stands at `offset`."""
        self._part = "note"
        self._add_lines(lines, offset)

    def _add_content(self, reader: StoryReader, container: Element) -> None:
        for block in reader.find_blocks(container):
            start, first = self._length, len(self._pieces)
            if isinstance(block, list):
                self._add_paragraph(reader.read_paragraph(block))
                self._place_marks(reader, start)
                self.waivers.place(block, "".join(self._pieces[first:]), start)
                for box in reader.find_boxes(block):
                    self._add_content(reader, box)
            else:
                self._add_table(reader, read_grid(block, reader.styles))

    def _put_cell(self, lines: list[TypedLine]) -> tuple[int, int]:
        start = self._length
        for index, line in enumerate(lines):
            if index:
                self._put("\n")
            self._place_line(line, " ")
            self._put(line.text.replace(TAB, " "))
        return start, self._length

    def _place_line(self, line: TypedLine, gap: str) -> None:
        """Notes the old fonts of a line that is about to be put, each tab of it as `gap`, and where it comes from."""
        if self._part in self._kept:
            self.lines.append(PlacedLine(self._length, line, gap))
        for run in line.legacy_runs:
            start, end = (self._length + len(line.text[:edge].replace(TAB, gap)) for edge in (run.start, run.end))
            self.legacy_runs.append(run._replace(start=start, end=end))

    def _place_marks(self, reader: StoryReader, offset: int) -> None:
        self.note_marks += [PlacedMark(mark, offset) for mark in reader.take_note_marks()]

    def _put(self, text: str) -> tuple[int, int]:
        start = self._length
        if len(text) > _LONGEST_RUN:
            text = cut_runs(text)
        self._pieces.append(text)
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise UnreadableFileError(self._path, "too_large", size=self._length, limit=MOST_CHARACTERS)
        if len(text) > MOST_OF_A_LINE:
            raise UnreadableFileError(self._path, "too_large", size=len(text), limit=MOST_OF_A_LINE)
        return start, self._length

    def _add_paragraph(self, lines: list[TypedLine]) -> None:
        self._add_lines(lines)
        if not lines and self._pieces and self._pieces[-2:] != ["\n", "\n"]:
            self._put("\n")

    def _add_lines(self, lines: Iterable[TypedLine], note_mark: int | None = None) -> None:
        for line in lines:
            self._place_line(line, WIDE_GAP)
            start, end = self._put(line.text.replace(TAB, WIDE_GAP))
            self._put("\n")
            look = (line.bold, line.size, line.centered)
            self.blocks.append(RawLine(start, end, None, None, *look, whole=True, part=self._part, note_mark=note_mark))

    def _add_table(self, reader: StoryReader, grid: Grid) -> None:
        if not any(grid.rows):
            return
        if _only_frames(grid, reader):
            for row in grid.rows:
                for cell in row:
                    self._add_content(reader, cell.element)
            return
        if grid.columns > MOST_COLUMNS:
            raise UnreadableFileError(self._path, "too_large", size=grid.columns, limit=MOST_COLUMNS)
        rows = tuple(RawRow(tuple(self._add_row(reader, row))) for row in grid.rows)
        self.blocks.append(RawTable(rows, grid.columns, grid.ruled, self._part))

    def _add_row(self, reader: StoryReader, row: tuple[GridCell, ...]) -> Iterator[RawCell]:
        for index, cell in enumerate(row):
            if index:
                self._put("\t")
            lines, first = list(reader.read_cell(cell.element)), len(self._pieces)
            start, end = self._put_cell(lines)
            self.waivers.place(cell.element.iter(PARAGRAPH), "".join(self._pieces[first:]), start)
            self._place_marks(reader, start)
            weights = [line.bold for line in lines if line.bold is not None]
            yield RawCell(start, end, cell.column, cell.column_span, cell.row_span, all(weights) if weights else None)
        if row:
            self._put("\n")


def cut_runs(text: str) -> str:
    """No printed line holds 200 dots, blanks or rules: a longer run tells no more, and costs each pattern that meets
    it the square of its length. Its two ends stay.
    """
    half = _LONGEST_RUN // 2
    return _LONG_RUN.sub(lambda run: run[0][:half] + run[0][-half:], text)


def _only_frames(grid: Grid, reader: StoryReader) -> bool:
    """Whether a table only holds other content in its place: a single cell, or no rules around a table that has some.

    Web pages pasted into Word come as one table around everything.
    """
    cells = [cell.element for row in grid.rows for cell in row]
    if len(cells) == 1:
        return True
    inner = (table for cell in cells for table in find_content(cell, TABLE))
    return not grid.ruled and any(inner_grid.ruled for inner_grid in (read_grid(t, reader.styles) for t in inner))
