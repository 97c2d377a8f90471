"""Sheets of a workbook: words that stay words, heads that stay in sight. Needs the extra `tthc[xlsx]`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from tthc_cli.errors import UsageError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


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
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    heads = [head for head, _ in sheet.heads]
    for at, row in enumerate([heads, *sheet.rows], 1):
        for column, value in enumerate(row, 1):
            _write(page, at, column, value)
            page.cell(at, column).alignment = Alignment(wrap_text=True, vertical="top")
        if at == 1 or len(row) == 1:
            for column in range(1, len(heads) + 1):
                page.cell(at, column).font = Font(bold=True)
                page.cell(at, column).fill = PatternFill("solid", fgColor="E4E9F2")
    for column, (_, width) in enumerate(sheet.heads, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = page.cell(2, sheet.frozen + 1)
    page.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{page.max_row}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"


def _write(page: Worksheet, row: int, column: int, value: str | int | float | None) -> None:
    """Words are typed as words, even where they open with `=`: a title must not become a formula."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = page.cell(row, column)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value)
        cell.data_type = "s"
        if value[:1] in ("=", "+", "-", "@"):
            cell.quotePrefix = True
    elif value is not None:
        cell.value = value
