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
from tthc_cli.extract.raw import WIDE_GAP, RawDocument, RawNote
from tthc_cli.extract.raw_writer import RawWriter, TableCell, TextLine
from tthc_cli.extract.xlsx_layout import PlacedCell, SheetTable, TitleRow, lay_out
from tthc_cli.extract.xlsx_package import Workbook
from tthc_cli.extract.xlsx_sheet import Sheet, read_sheet
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def extract_xlsx(path: Path, data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """The text of a workbook.

    Promises: sheets in the order of their tabs, rows from top to bottom; numbers as their cells show them, formulas by
    their last value; hidden sheets, rows and columns left out, and told of in a note.

    Raises `UnreadableFileError` with `damaged`, `encrypted`, `too_large`, `unsafe` or `no_text`.
    """
    workbook = Workbook(path, data, options.max_bytes)
    writer = RawWriter(path)
    notes: list[RawNote] = []
    strings, styles = workbook.read_strings(), workbook.read_styles()
    for part in workbook.read_sheets():
        if part.hidden:
            notes.append(RawNote("xlsx_hidden_sheet", {"sheet": part.name}))
            continue
        sheet = read_sheet(part.root, strings, styles, from_1904=workbook.from_1904)
        _add_sheet(writer, path, sheet)
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


def _add_sheet(writer: RawWriter, path: Path, sheet: Sheet) -> None:
    """Adds what a sheet shows, below the sheets before it."""
    if writer.blocks:
        writer.add_gap()
    for block in lay_out(path, sheet):
        if isinstance(block, SheetTable):
            rows = [[_table_cell(placed) for placed in row] for row in block.rows]
            writer.add_table(rows, block.columns, ruled=True)
        elif len(block.cells) > 1 and any("\n" in cell.text for cell in block.cells):  # a letterhead, side by side
            cells = [_table_cell(PlacedCell(cell, column, 1, 1)) for column, cell in enumerate(block.cells)]
            writer.add_table([cells], len(cells), ruled=False)
        else:
            _add_title(writer, block)


def _table_cell(placed: PlacedCell) -> TableCell:
    lines = [TextLine(text, placed.cell.bold) for text in placed.cell.text.split("\n")] if placed.cell.text else []
    return TableCell(lines, placed.column, placed.column_span, placed.row_span)


def _add_title(writer: RawWriter, row: TitleRow) -> None:
    bold = all(cell.bold for cell in row.cells)
    centered = all(cell.centered for cell in row.cells)
    for line in WIDE_GAP.join(cell.text for cell in row.cells).split("\n"):
        writer.add_line(TextLine(line, bold, centered))
