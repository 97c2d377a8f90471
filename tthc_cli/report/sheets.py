"""Sheets of a workbook: words that stay words, heads that stay in sight. Needs the extra `tthc[xlsx]`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from tthc_cli.errors import UsageError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


# Points of a line of the default type, and how much wider than its digits a letter with its blanks may run.
_LINE = 15.0
_LETTER = 1.15


class Sheet(NamedTuple):
    """A sheet: its title, the heads of its columns with their widths in letters, and its rows.

    Numbers stay numbers, everything else is words. `frozen` columns stay in sight beside the row of heads; a row of
    one cell is a band across the sheet.
    """

    title: str
    heads: Sequence[tuple[str, float]]
    rows: Iterable[Sequence[str | int | float | None]]
    frozen: int = 1


def render_workbook(sheets: Iterable[Sheet]) -> bytes:
    """The workbook as a file. Raises `UsageError` where openpyxl is not installed."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise UsageError("needs_extra", form="xlsx") from error

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    widths = [width for _, width in sheet.heads]
    for at, row in enumerate([[head for head, _ in sheet.heads], *sheet.rows], 1):
        band = at > 1 and len(row) == 1
        for column, value in enumerate(row, 1):
            _write(page, at, column, value, wrap=not band)
        page.row_dimensions[at].height = _LINE if band else _LINE * _count_lines(row, widths)
        if at == 1 or band:
            _emphasize(page, at, len(widths))
    for column, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = page.cell(2, sheet.frozen + 1)
    page.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{page.max_row}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"


def _write(page: Worksheet, row: int, column: int, value: str | int | float | None, *, wrap: bool) -> None:
    """Words are typed as words, even where they open with `=`: a title must not become a formula."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment

    cell = page.cell(row, column)
    words = isinstance(value, str)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top", horizontal=None if words else "center")
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@")
    elif value is not None:
        cell.value = value


def _emphasize(page: Worksheet, row: int, columns: int) -> None:
    from openpyxl.styles import Font, PatternFill

    for column in range(1, columns + 1):
        page.cell(row, column).font = Font(bold=True)
        page.cell(row, column).fill = PatternFill("solid", fgColor="E4E9F2")


def _count_lines(row: Sequence[str | int | float | None], widths: Sequence[float]) -> int:
    """How many lines the fullest cell takes: not every program measures the rows of a workbook it opens."""
    return max(
        (
            sum(max(1, math.ceil(_LETTER * len(line) / width)) for line in value.split("\n"))
            for value, width in zip(row, widths, strict=False)
            if isinstance(value, str)
        ),
        default=1,
    )
