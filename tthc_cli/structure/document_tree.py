"""The type that structure gives: where the parts of a document are, not yet what they mean."""

from __future__ import annotations

from typing import NamedTuple

from tthc_cli.clean.clean_document import CleanDocument
from tthc_cli.clean.mapped import EMPTY, Mapped
from tthc_cli.structure.numerals import Label


class Paragraph(NamedTuple):
    """One paragraph, its lines joined and spaces squeezed. `bullet` is its leading dash, plus or dot, which `text`
    leaves out and `printed` has.
    """

    text: Mapped
    bullet: str | None = None
    bold: bool = False
    centered: bool = False
    printed: Mapped = EMPTY


class Header(NamedTuple):
    """What stands above the document's kind (NĐ 30/2020, Phụ lục I, II.1-5). None: not printed; the text may still be
    blank.

    `agencies` are the names in the upper left corner, outermost first. `issuing_line` is the agency that a decision
    names again between its title and its bases. `note` is `(Ban hành kèm theo Quyết định số … ngày …)` under the
    attached plan's title. `lines` are all lines above the kind as printed, what the other fields were read from and the
    motto.
    """

    agencies: tuple[Mapped, ...]
    number: Mapped | None
    place: Mapped | None
    date: Mapped | None
    kind: Mapped | None
    title: Mapped | None
    issuing_line: Mapped | None = None
    note: Mapped | None = None
    lines: tuple[Mapped, ...] = ()


class Node(NamedTuple):
    """One numbered part of the body. Either `heading` or `text` holds the words after the label; `paragraphs` follow
    it. `printed` is the label with the words, as they stand.
    """

    label: Label
    path: str
    level: int
    start: int
    heading: Mapped | None
    text: Mapped
    paragraphs: tuple[Paragraph, ...]
    children: tuple[Node, ...]
    tables: tuple[TaskTable, ...] = ()
    printed: Mapped = EMPTY


class Closing(NamedTuple):
    """Nơi nhận and the signature block, as printed. `recipient_lines` and `signature_lines` are what the other fields
    were read from, with what else stands there (`(Đã ký)`).
    """

    recipients: tuple[Mapped, ...] = ()
    authority: tuple[Mapped, ...] = ()
    position: Mapped | None = None
    name: Mapped | None = None
    recipient_lines: tuple[Mapped, ...] = ()
    signature_lines: tuple[Mapped, ...] = ()


class Column(NamedTuple):
    """One column of a task table: what it holds (`number`, `content`, `leads`, …, see lexicon/data/columns.yaml) and
    its head.
    """

    role: str | None
    head: str


class TaskRow(NamedTuple):
    """One row that prescribes work. `cells` maps the column roles that occur to their text."""

    path: str
    groups: tuple[str, ...]
    cells: dict[str, Mapped]
    extra: tuple[Mapped, ...] = ()


class Print(NamedTuple):
    """A table as it stands on paper.

    `rows` are all rows under the head, groups and totals among them, with a text for each column: a merged cell is
    repeated, save the title of a group, which empty ones follow; rows that a page break cut are joined.
    `caption` is what stands above the head, `head` the cells of the head, `repeated` what is printed again: the head on
    another page, a merged cell in a shape that cannot merge.
    """

    rows: tuple[tuple[Mapped, ...], ...]
    caption: tuple[Mapped, ...] = ()
    head: tuple[Mapped, ...] = ()
    repeated: tuple[Mapped, ...] = ()


class TaskTable(NamedTuple):
    """A table of tasks: rows in order, group rows already turned into the rows' `groups`.

    A table of anything else has no columns and no rows of tasks; its words are in `printed` alone, its head the first
    row there.
    """

    columns: tuple[Column, ...]
    rows: tuple[TaskRow, ...]
    group_titles: tuple[Mapped, ...]
    start: int
    end: int
    printed: Print = Print(())


class Appendix(NamedTuple):
    """One phụ lục: label, title, the bracket that says what it was issued with, its tables and other paragraphs."""

    label: Mapped | None
    title: Mapped | None
    note: Mapped | None
    tables: tuple[TaskTable, ...]
    paragraphs: tuple[Paragraph, ...]
    start: int
    end: int


class Instrument(NamedTuple):
    """One document of a file: a plan, or a decision, or the plan that the decision promulgates."""

    header: Header
    preamble: tuple[Paragraph, ...]
    outline: tuple[Node, ...]
    tables: tuple[TaskTable, ...]
    closing: Closing


class FootNote(NamedTuple):
    """A line of a footnote or endnote; `mark` is the offset of the paragraph or cell that bears its mark."""

    text: Mapped
    mark: int


class DocumentTree(NamedTuple):
    """A whole file: its instruments in order, the first one being the one that carries the number, the appendices,
    the notes where the format tells them from the body, and the stamps (`DỰ THẢO`), which belong to no part.
    """

    clean: CleanDocument
    instruments: tuple[Instrument, ...]
    appendices: tuple[Appendix, ...]
    notes: tuple[FootNote, ...] = ()
    stamps: tuple[Mapped, ...] = ()
