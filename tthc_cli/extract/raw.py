"""What every reader gives: the text of a file in reading order, its lines and its ruled tables, each with its place.

All offsets are code points of `RawDocument.text`. Nothing is dropped or corrected here: page numbers, running heads and
faults of the file stay in the text; `clean` judges them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from tthc_cli.model.layout import Layout
from tthc_cli.model.plan import Severity

Box: TypeAlias = tuple[float, float, float, float]
"""(x0, top, x1, bottom) in points from the page's upper left corner."""

Part: TypeAlias = Literal["body", "header", "footer", "note"]
"""Which part of a file something stands in: its running text, the margin above or below it, a footnote or endnote."""

WIDE_GAP = "    "
"""How a reader with a layout prints the gap between two columns that stand side by side on one line."""


class RawLine(NamedTuple):
    """One line: a printed line of a PDF, a line of a text file, or a whole paragraph of a Word file (`whole`).

    `bold` says that all words are bold (None: the format does not tell); `size` is the type size in points; `centered`
    is true only where the format says so. `overlay`: a line of an e-signature's stamp or of a watermark, drawn over the
    document. `part` is other than `body` only where the format tells the parts apart; `note_mark` is the offset of the
    paragraph or cell that bears a note's mark.
    """

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    bold: bool | None = None
    size: float | None = None
    centered: bool = False
    whole: bool = False
    overlay: bool = False
    part: Part = "body"
    note_mark: int | None = None


class RawCell(NamedTuple):
    """One cell of a ruled table, at its upper left grid place.

    `column` counts from 0. A merged cell stands once, with its spans. `wraps` holds the offsets of the line feeds in
    the cell that only wrap a line; every other line feed in it is one that somebody typed.
    """

    start: int
    end: int
    column: int
    column_span: int = 1
    row_span: int = 1
    bold: bool | None = None
    box: Box | None = None
    wraps: tuple[int, ...] = ()


class RawRow(NamedTuple):
    """One row of the grid: the cells that begin in it. A place covered by a cell from above or from the left
    has none.
    """

    cells: tuple[RawCell, ...]
    page: int | None = None


class RawTable(NamedTuple):
    """A table with `columns` grid columns. In the text, cells are parted by a tab and rows by a line feed.

    `ruled` is false for a table without visible rules, which Word users draw to set things side by side.
    """

    rows: tuple[RawRow, ...]
    columns: int
    ruled: bool = True
    part: Part = "body"


RawBlock: TypeAlias = RawLine | RawTable


class LegacyRun(NamedTuple):
    """A stretch of the text that the file sets in a font from before Unicode.

    `encoding` is the one of the font (`tcvn3`, `vni`); `capitals` says that it draws capitals for the codes of small
    letters.
    """

    start: int
    end: int
    encoding: str
    capitals: bool = False


class RawDocument(NamedTuple):
    """The text of one file in reading order. `blocks` cover it in order; `notes` tell what the reader had to do to get
    it; `legacy_runs`, in order, are the places in old fonts, where the format tells; `layout` is read only where asked
    for (`ExtractOptions.layout`).
    """

    path: str
    media_type: str
    sha256: str
    text: str
    blocks: tuple[RawBlock, ...]
    pages: int | None = None
    notes: tuple[RawNote, ...] = ()
    legacy_runs: tuple[LegacyRun, ...] = ()
    ocr_pages: tuple[OcrPage, ...] = ()
    unread: UnreadPages | None = None
    layout: Layout | None = None


class OcrPage(NamedTuple):
    """A page that was read from its picture, and how sure the reader is of its words on the whole, from 0 to 100."""

    page: int
    confidence: int


class UnreadPages(NamedTuple):
    """Pages that are pictures and were not read. `reason` is that of an `UnreadableFileError`: `scan_off`,
    `scan_engine`, `scan_model`, `scan_size`."""

    pages: tuple[int, ...]
    reason: str


class RawNote(NamedTuple):
    """Something a reader had to do or could not do: a key of the message file, its facts, the page, how grave it is."""

    message_key: str
    facts: dict[str, object]
    page: int | None = None
    severity: Severity = "warning"


def name_pages(pages: tuple[int, ...]) -> str:
    """Page numbers as people write them: `1–3, 7`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
