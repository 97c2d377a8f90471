"""Web pages (HTML, MHTML) as legal portals print documents, and as Word and LibreOffice export them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx_xml import Element
from tthc_cli.extract.html_main import find_main
from tthc_cli.extract.html_table import HtmlGrid, read_grid
from tthc_cli.extract.html_text import LineReader, Look
from tthc_cli.extract.html_tree import parse_page
from tthc_cli.extract.raw import RawDocument
from tthc_cli.extract.raw_writer import RawWriter, TableCell, TextLine
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

MEDIA_TYPE = "text/html"


def extract_html(path: Path, data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """The text of a web page.

    Promises: the part that holds the document, where it can be told from menus and footers; one line for what a block
    or a typed break closes, blanks as a browser prints them, numbers of lists at the start of their item; tables with
    their spans; nothing that is hidden, nothing from the network.

    Raises `UnreadableFileError` with `damaged`, `not_text`, `too_large` or `no_text`.
    """
    root, notes = parse_page(path, data)
    writer = RawWriter(path)
    try:
        _add_content(writer, find_main(root), Look())
    except RecursionError as error:
        raise UnreadableFileError(path, "damaged", detail="nesting") from error
    if not writer.text.strip():
        raise UnreadableFileError(path, "no_text")
    return RawDocument(
        str(path),
        MEDIA_TYPE,
        hashlib.sha256(data).hexdigest(),
        writer.text,
        tuple(writer.blocks),
        notes=notes,
        legacy_runs=tuple(writer.legacy_runs),
    )


def _add_content(writer: RawWriter, element: Element, look: Look) -> None:
    for block in LineReader(skip_links=True).read(element, look):
        if block is None:
            writer.add_gap()
        elif isinstance(block, TextLine):
            writer.add_line(block)
        else:
            _add_table(writer, block)


def _add_table(writer: RawWriter, table: Element) -> None:
    grid = read_grid(table)
    if _is_frame(grid):
        for row in grid.rows:
            for cell in row:
                _add_content(writer, cell.element, Look())
        return
    rows = [
        [TableCell(list(_read_cell(cell.element)), cell.column, cell.column_span, cell.row_span) for cell in row]
        for row in grid.rows
    ]
    if any(cell.lines for row in rows for cell in row):
        writer.add_table(rows, grid.columns, ruled=grid.ruled)


def _is_frame(grid: HtmlGrid) -> bool:
    """Whether a table only holds other content in its place, as pages were built once: it has a single column, or
    tables inside it.
    """
    cells = [cell.element for row in grid.rows for cell in row]
    return grid.columns <= 1 or any(next(cell.iter("table"), None) is not None for cell in cells)


def _read_cell(element: Element) -> Iterator[TextLine]:
    """The lines of a cell."""
    for block in LineReader().read(element):
        if isinstance(block, TextLine):
            yield block
