"""The ruled task table of an appendix: heading row on each page, group rows, cells merged downwards."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from word_layout import (
    CENTRE,
    JUSTIFY,
    LEFT,
    Source,
    element,
    keep_row_whole,
    line,
    rule,
    start_section,
)

SIZE = 12
MIDDLE = WD_CELL_VERTICAL_ALIGNMENT.CENTER
ALIGN = {"centre": CENTRE, "left": LEFT, "justify": JUSTIFY}


def add_appendix(document: WordDocument, appendix: Source, head: Source) -> None:
    """Start a landscape section; write label, title, note with the number and date of `head`, and the table."""
    start_section(document, landscape=True)
    line(document, appendix["label"], bold=True)
    line(document, appendix["title"], size=13, bold=True)
    line(document, appendix["promulgated"].format(**head), size=13, italic=True, before=3)
    rule(document, room=252, length=60)
    add_task_table(document, appendix)


def add_task_table(document: WordDocument, appendix: Source) -> None:
    """Write the table; rows are `task`, `more` (merged with the task above), `group` or `band`."""
    columns = appendix["columns"]
    table = document.add_table(rows=0, cols=len(columns), style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, plan in zip(table.columns, columns, strict=True):
        column.width = Mm(plan["width"])
    _add_heading(table, columns)
    for row in appendix["rows"]:
        [(kind, cells)] = row.items()
        _ROWS[kind](table, columns, cells)
    _set_widths(table, columns)
    for row in table.rows:
        if not appendix.get("rows_may_break"):
            keep_row_whole(row.cells[-1])


def _add_heading(table: Table, columns: list[Source]) -> None:
    """Write one heading row, or two where neighbouring columns share a heading (`under`)."""
    deep = any("under" in column for column in columns)
    rows = [table.add_row() for _ in range(2 if deep else 1)]
    for number, column in enumerate(columns):
        if "under" in column:
            _fill(rows[-1].cells[number], column["name"], align=CENTRE, bold=True)
            continue
        top = rows[0].cells[number].merge(rows[-1].cells[number])
        _fill(top, column["name"], align=CENTRE, bold=True)
    for name in dict.fromkeys(column["under"] for column in columns if "under" in column):
        span = [number for number, column in enumerate(columns) if column.get("under") == name]
        _fill(rows[0].cells[span[0]].merge(rows[0].cells[span[-1]]), name, align=CENTRE, bold=True)
    for row in rows:
        properties = row._tr.get_or_add_trPr()
        properties.append(element("cantSplit"))
        properties.append(element("tblHeader"))


def _add_task(table: Table, columns: list[Source], cells: list[str]) -> None:
    """Write a row of a task."""
    for cell, text, column in zip(table.add_row().cells, cells, columns, strict=True):
        _fill(cell, text, align=ALIGN[column["align"]])


def _add_more(table: Table, columns: list[Source], cells: list[str | None]) -> None:
    """Write a further row of the task above; a `null` cell is merged with the one above it."""
    above = table.rows[-1].cells
    _keep_with_next(above)
    row = table.add_row().cells
    for number, text in enumerate(cells):
        if text is None:
            above[number].merge(row[number])
        else:
            _fill(row[number], text, align=ALIGN[columns[number]["align"]])


def _keep_with_next(cells: tuple[_Cell, ...]) -> None:
    """Keep a row on the page of the row below it."""
    for cell in cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _add_group(table: Table, columns: list[Source], cells: list[str]) -> None:
    """Write a group row: its number in the first column, its title merged over the rest."""
    row = table.add_row().cells
    _fill(row[0], cells[0], align=CENTRE, bold=True)
    _fill(row[1].merge(row[-1]), cells[1], align=LEFT, bold=True)


def _add_band(table: Table, columns: list[Source], cells: list[str]) -> None:
    """Write a group row merged over the whole width."""
    row = table.add_row().cells
    _fill(row[0].merge(row[-1]), cells[0], align=LEFT, bold=True)


_ROWS = {"task": _add_task, "more": _add_more, "group": _add_group, "band": _add_band}


def _fill(cell: _Cell, text: str, *, align: WD_ALIGN_PARAGRAPH, bold: bool = False) -> None:
    """Write the lines of a cell in the table's size; bold rows stay with the row below."""
    cell.vertical_alignment = MIDDLE
    for number, words in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = align
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = Pt(2)
        shape.keep_with_next = bold
        run = paragraph.add_run(words)
        run.font.size, run.bold = Pt(SIZE), bold


def _set_widths(table: Table, columns: list[Source]) -> None:
    """Write the width on every cell: some readers take it from there and not from the grid."""
    for row in table.rows:
        start = 0
        for cell in row._tr.tc_lst:
            span = cell.grid_span
            cell.width = Mm(sum(column["width"] for column in columns[start : start + span]))
            start += span
