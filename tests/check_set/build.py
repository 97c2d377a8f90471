"""Builds the Word and PDF documents of the labelled set from their texts: `python -m tests.check_set.build`.

A line with ` || ` stands in two columns without rules, lines with tabs are rows of a ruled table, every other line is a
paragraph. PDF needs LibreOffice.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from samples.build import docx_bytes, print_pdfs

_HERE = Path(__file__).parent
DOCUMENTS = _HERE / "documents"
_SOURCES = _HERE / "source"


def write_document(text: str) -> WordDocument:
    """Lays out one text."""
    document = docx.Document()
    for shape, lines in groupby(filter(None, text.splitlines()), key=_shape):
        if shape == "paragraph":
            for line in lines:
                document.add_paragraph(line)
        else:
            mark = "\t" if shape == "table" else "||"
            _add_table(document, [line.split(mark) for line in lines], ruled=shape == "table")
    return document


def _shape(line: str) -> str:
    if " || " in line:
        return "columns"
    return "table" if "\t" in line else "paragraph"


def _add_table(document: WordDocument, rows: list[list[str]], *, ruled: bool) -> None:
    table = document.add_table(len(rows), max(map(len, rows)), style="Table Grid" if ruled else None)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text.strip()


def build_all(sources: Iterable[Path]) -> None:
    """Rewrites every document that is no plain text."""
    printed: dict[str, bytes] = {}
    for source in sources:
        target = DOCUMENTS / source.stem
        content = docx_bytes(write_document(source.read_text("utf-8")))
        if target.suffix == ".pdf":
            printed[target.stem] = content
        else:
            target.write_bytes(content)
    print_pdfs(printed, DOCUMENTS)


if __name__ == "__main__":
    build_all(sorted(_SOURCES.glob("*.txt")))
