"""The type that cleaning gives: the same lines and tables as the reader's, with faults of the file taken out."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from tthc_cli.clean.mapped import Mapped
from tthc_cli.extract.raw import Box, RawDocument


class CleanLine(NamedTuple):
    """One line without marks and odd characters; its inner spaces are as in the file. An empty `text` is a blank line.

    `starts_page` is true for the first line that is left of a page. `note_mark` is set for a line of a footnote or
    endnote: the offset of the paragraph or cell that bears its mark.
    """

    text: Mapped
    page: int | None = None
    box: Box | None = None
    bold: bool = False
    centered: bool = False
    whole: bool = False
    starts_page: bool = False
    note_mark: int | None = None


class CleanCell(NamedTuple):
    """One cell. A line feed in `text` is one that somebody typed; wrapped lines are joined, spaces squeezed line by
    line.
    """

    text: Mapped
    column: int
    column_span: int = 1
    row_span: int = 1
    bold: bool = False
    box: Box | None = None


class CleanRow(NamedTuple):
    """The cells that begin in one row."""

    cells: tuple[CleanCell, ...]
    page: int | None = None


class CleanTable(NamedTuple):
    """A ruled table; see `RawTable`."""

    rows: tuple[CleanRow, ...]
    columns: int
    ruled: bool


CleanBlock: TypeAlias = CleanLine | CleanTable


class Repair(NamedTuple):
    """One kind of repair that was made: its name, how often, and the first place."""

    name: str
    times: int
    start: int


class CleanDocument(NamedTuple):
    """`blocks` in reading order; `repairs` says what was changed. Offsets point into `raw.text`."""

    raw: RawDocument
    blocks: tuple[CleanBlock, ...]
    repairs: tuple[Repair, ...]
