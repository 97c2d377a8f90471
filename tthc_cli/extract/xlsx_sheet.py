"""The cells of one sheet that a reader sees: their text, look and merges. Hidden rows and columns are only counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tthc_cli.extract.docx_xml import Element
from tthc_cli.extract.xlsx_number import show_number
from tthc_cli.extract.xlsx_package import CellStyle, read_string

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_MERGES = 20_000


class SheetCell(NamedTuple):
    """A cell by its text as shown, stripped; `ruled` says that rules are drawn around it."""

    text: str
    bold: bool
    centered: bool
    ruled: bool


class Area(NamedTuple):
    """A rectangle of cells, rows and columns counted from 1, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """The cells by row and column; `rows` and each row's cells in order. `hidden` counts hidden cells with text,
    `uncounted` formulas without a value.
    """

    rows: dict[int, dict[int, SheetCell]]
    merges: tuple[Area, ...]
    hidden: int
    uncounted: int


def read_sheet(root: Element, strings: list[str], styles: list[CellStyle], *, from_1904: bool) -> Sheet:
    """The sheet as it is shown. Cells that a merge covers have no text of their own."""
    reader = _CellReader(strings, styles, from_1904)
    hidden_columns = [_column_range(column) for column in root.iterfind("{*}cols/{*}col") if _is_hidden(column)]
    rows: dict[int, dict[int, SheetCell]] = {}
    hidden = 0
    for number, row in _find_rows(root):
        cells = dict(reader.read_row(row))
        kept = {} if _is_hidden(row) else {n: cell for n, cell in cells.items() if not _within(n, hidden_columns)}
        hidden += sum(bool(cell.text) for n, cell in cells.items() if n not in kept)
        if kept:
            rows.setdefault(number, {}).update(kept)
    ordered = {number: dict(sorted(rows[number].items())) for number in sorted(rows)}
    return Sheet(ordered, tuple(_find_merges(root)), hidden, reader.uncounted)


def _find_rows(root: Element) -> Iterator[tuple[int, Element]]:
    number = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        number = _parse_count(row.get("r"), number + 1)
        if number <= _LAST_ROW:
            yield number, row


def _find_merges(root: Element) -> Iterator[Area]:
    for index, merge in enumerate(root.iterfind("{*}mergeCells/{*}mergeCell")):
        corners = _REFERENCE.findall(merge.get("ref", ""))
        if index < _MOST_MERGES and len(corners) == 2:
            (left, top), (right, bottom) = ((_column_number(column), int(row)) for column, row in corners)
            yield Area(top, left, bottom, right)


class _CellReader:
    def __init__(self, strings: list[str], styles: list[CellStyle], from_1904: bool) -> None:
        self._strings, self._styles, self._from_1904 = strings, styles, from_1904
        self.uncounted = 0

    def read_row(self, row: Element) -> Iterator[tuple[int, SheetCell]]:
        column = 0
        for cell in row.iterchildren("{*}c"):
            place = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column_number(place[1]) if place else column + 1
            if column > _LAST_COLUMN:
                continue
            index = _parse_count(cell.get("s"), 0)
            style = self._styles[index] if index < len(self._styles) else CellStyle()
            text = self._read_text(cell, style).strip().replace("\t", " ")
            if text or style.ruled:
                yield column, SheetCell(text, style.bold, style.centered, style.ruled)

    def _read_text(self, cell: Element, style: CellStyle) -> str:
        kind, value = cell.get("t", "n"), cell.findtext("{*}v")
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return "" if inline is None else read_string(inline)
        if not value:
            self.uncounted += cell.find("{*}f") is not None
            return ""
        if kind == "s":
            index = _parse_count(value, -1)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return self._show(value, style) if kind == "n" else _show_iso_date(value) if kind == "d" else value

    def _show(self, value: str, style: CellStyle) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        if abs(number) > 1e300 or number != number:
            return value
        return show_number(number, style.number_format, from_1904=self._from_1904)


def _show_iso_date(value: str) -> str:
    return re.sub(r"^(\d{4})-(\d\d)-(\d\d)(?:T00:00:00)?.*$", r"\3/\2/\1", value)


def _is_hidden(element: Element) -> bool:
    return element.get("hidden", "0") in {"1", "true"}


def _column_range(column: Element) -> tuple[int, int]:
    return _parse_count(column.get("min"), 0), _parse_count(column.get("max"), 0)


def _within(number: int, ranges: list[tuple[int, int]]) -> bool:
    return any(first <= number <= last for first, last in ranges)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def _parse_count(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default
