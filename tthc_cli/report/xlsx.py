"""A workbook of all tasks. Needs the extra `tthc[xlsx]`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from tthc_cli.errors import UsageError
from tthc_cli.model.plan import Plan
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.task_rows import headings, task_rows

_WIDTHS = {"D": 10, "E": 40, "F": 70, "G": 28, "H": 28, "I": 28, "J": 22}


def render_plans(plans: Iterable[Plan], canvas: Canvas, *, many: bool) -> Iterator[bytes]:
    """One sheet with a row for each task. Raises `UsageError` where openpyxl is not installed."""
    try:
        from openpyxl import Workbook
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
        from openpyxl.styles import Alignment, Font
    except ImportError as error:
        raise UsageError("needs_extra", form="xlsx") from error

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(headings(canvas.lang))
    for cells in task_rows(plans):
        sheet.append([ILLEGAL_CHARACTERS_RE.sub(" ", cell) for cell in cells])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.data_type = "s"  # words, even where they open with `=`
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    content = BytesIO()
    book.save(content)
    yield content.getvalue()
