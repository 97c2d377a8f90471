"""Workbooks (XLSX): the sheets one after another, titles as lines and tables with their merged cells.

Read from the XML itself, as Word files are: openpyxl takes 3.5 times as long and gives merged cells only when it
loads everything; python-calamine, 25 times as quick, does not tell number formats, rules and bold: 80% comes out as
0.8, and nothing says where a table begins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.raw import WIDE_GAP, RawBlock, RawCell, RawDocument, RawLine, RawNote, RawRow, RawTable
from tthc_cli.extract.xlsx_layout import PlacedCell, SheetTable, TitleRow, lay_out
from tthc_cli.extract.xlsx_package import Workbook
from tthc_cli.extract.xlsx_sheet import Sheet, SheetCell, read_sheet
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_CHARACTERS = 4_000_000
"""Most text of one file; cells may name one long string a thousand times."""
MOST_CELLS = 400_000
"""Most grid places of the tables of one file, empty ones included."""


def extract_xlsx(path: Path, data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """The text of a workbook.

    Promises: sheets in the order of their tabs, rows from top to bottom; numbers as their cells show them, formulas by
    their last value; hidden sheets, rows and columns left out, and told of in a note.

    Raises `UnreadableFileError` with `damaged`, `encrypted`, `too_large`, `unsafe` or `no_text`.
    """
    workbook = Workbook(path, data, options.max_bytes)
    writer = _Writer(path)
    notes: list[RawNote] = []
    strings, styles = workbook.read_strings(), workbook.read_styles()
    for part in workbook.read_sheets():
        if part.hidden:
            notes.append(RawNote("xlsx_hidden_sheet", {"sheet": part.name}))
            continue
        sheet = read_sheet(part.root, strings, styles, from_1904=workbook.from_1904)
        writer.add_sheet(sheet)
        notes += _notes_of(part.name, sheet)
    if not writer.blocks:
        raise UnreadableFileError(path, "no_text")
    sha256 = hashlib.sha256(data).hexdigest()
    return RawDocument(str(path), MEDIA_TYPE, sha256, writer.text, tuple(writer.blocks), notes=tuple(notes))


def _notes_of(name: str, sheet: Sheet) -> Iterator[RawNote]:
    if sheet.hidden:
        yield RawNote("xlsx_hidden_cells", {"sheet": name, "count": sheet.hidden})
    if sheet.uncounted:
        yield RawNote("xlsx_formula_without_value", {"sheet": name, "count": sheet.uncounted})


class _Writer:
    """The text of one workbook as it grows; `blocks` point into it."""

    def __init__(self, path: Path) -> None:
        self.blocks: list[RawBlock] = []
        self._path = path
        self._pieces: list[str] = []
        self._length = 0
        self._cells = 0

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._pieces)

    def add_sheet(self, sheet: Sheet) -> None:
        """Adds what a sheet shows, below the sheets before it."""
        if self.blocks:
            self._put("\n")
        for block in lay_out(sheet):
            if isinstance(block, SheetTable):
                self._add_table(block)
            elif len(block.cells) > 1 and any("\n" in cell.text for cell in block.cells):
                self._add_side_by_side(block)
            else:
                self._add_title(block)

    def _put(self, text: str) -> tuple[int, int]:
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise UnreadableFileError(self._path, "too_large", size=self._length, limit=MOST_CHARACTERS)
        return start, self._length

    def _add_title(self, row: TitleRow) -> None:
        bold = all(cell.bold for cell in row.cells)
        centered = all(cell.centered for cell in row.cells)
        for line in WIDE_GAP.join(cell.text for cell in row.cells).split("\n"):
            start, end = self._put(line)
            self._put("\n")
            self.blocks.append(RawLine(start, end, bold=bold, centered=centered, whole=True))

    def _add_side_by_side(self, row: TitleRow) -> None:
        """A letterhead: two cells of several lines each."""
        placed = tuple(PlacedCell(cell, column, 1, 1) for column, cell in enumerate(row.cells))
        self._add_table(SheetTable((placed,), len(placed)), ruled=False)

    def _add_table(self, table: SheetTable, *, ruled: bool = True) -> None:
        self._cells += table.columns * len(table.rows)
        if self._cells > MOST_CELLS:
            raise UnreadableFileError(self._path, "too_large", size=self._cells, limit=MOST_CELLS)
        rows = tuple(RawRow(tuple(self._add_row(row))) for row in table.rows)
        self.blocks.append(RawTable(rows, table.columns, ruled))

    def _add_row(self, row: tuple[PlacedCell, ...]) -> Iterator[RawCell]:
        for index, placed in enumerate(row):
            if index:
                self._put("\t")
            start, end = self._put(placed.cell.text)
            bold = _boldness(placed.cell)
            yield RawCell(start, end, placed.column, placed.column_span, placed.row_span, bold)
        self._put("\n")


def _boldness(cell: SheetCell) -> bool | None:
    return cell.bold if cell.text else None
