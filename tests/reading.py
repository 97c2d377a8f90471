"""Own texts and Word files through the stages, without touching the disk."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

from tthc_cli.clean import clean_document
from tthc_cli.clean.clean_document import CleanDocument
from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx import extract_docx
from tthc_cli.extract.raw import RawDocument
from tthc_cli.extract.text import extract_text
from tthc_cli.interpret import interpret_document
from tthc_cli.interpret.draft import describe_draft
from tthc_cli.model.base import Span
from tthc_cli.model.draft import Draft
from tthc_cli.model.plan import Plan, Section
from tthc_cli.structure import read_structure
from tthc_cli.structure.document_tree import DocumentTree, Node, TaskTable

Cells = Sequence[Sequence[str | None]]


def raw_of(text: str, name: str = "kh.txt") -> RawDocument:
    """A text as the text reader gives it."""
    return extract_text(Path(name), text.encode())


def clean_of(text: str, name: str = "kh.txt") -> CleanDocument:
    """A cleaned text."""
    return clean_document(raw_of(text, name))


def tree_of(text: str, name: str = "kh.txt") -> DocumentTree:
    """The structure of a text."""
    return read_structure(clean_of(text, name))


def refusal_of(read: Callable[[bytes], object], data: bytes) -> str:
    """Why a reader refuses a file that is made to do harm; it must say so before long."""
    start = time.monotonic()
    with pytest.raises(UnreadableFileError) as caught:
        read(data)
    assert time.monotonic() - start < 10
    return caught.value.reason


def plan_of(text: str, name: str = "kh.txt") -> Plan:
    """A text read as a plan."""
    return interpret_document(tree_of(text, name))


def word_file(*parts: str | Cells, bold_rows: Sequence[int] = ()) -> bytes:
    """A Word file: paragraphs, and ruled tables.

    A cell of None is merged with the one on its left, or in the first column with the one above. A cell of "^" is
    merged with the one above.
    """
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            _add_table(document, part, bold_rows)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_table(document: Any, rows: Cells, bold_rows: Sequence[int]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None:
                table.cell(r, c).merge(table.cell(r, c - 1))
            elif text == "^":
                table.cell(r, c).merge(table.cell(r - 1, c))
            elif text:
                run = table.cell(r, c).paragraphs[0].add_run(text)
                run.bold = r in bold_rows or None


def word_tree(data: bytes) -> DocumentTree:
    """The structure of a Word file."""
    return read_structure(clean_document(extract_docx(Path("kh.docx"), data)))


def word_plan(data: bytes) -> Plan:
    """A Word file read as a plan."""
    return interpret_document(word_tree(data))


def tables_of(tree: DocumentTree) -> list[TaskTable]:
    """All task tables of a document, those of the body first."""
    found = [table for part in tree.instruments for table in part.tables]
    found += [table for part in tree.instruments for node in nodes_of(part.outline) for table in node.tables]
    return found + [table for appendix in tree.appendices for table in appendix.tables]


def nodes_of(nodes: Sequence[Node]) -> Iterator[Node]:
    """All nodes of an outline, each before its children."""
    for node in nodes:
        yield node
        yield from nodes_of(node.children)


def sections_of(sections: Sequence[Section]) -> Iterator[Section]:
    """All sections, each before its children."""
    for section in sections:
        yield section
        yield from sections_of(section.children)


def spans_of(value: object) -> Iterator[Span]:
    """Every span in a model, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans_of(item)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from spans_of(getattr(value, name))


def draft_of(text: str, name: str = "kh.txt") -> Draft:
    """A text as a linter sees it."""
    tree = tree_of(text, name)
    return describe_draft(tree, interpret_document(tree))
