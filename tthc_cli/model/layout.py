"""How a document is set: its pages, and for every stretch of text the type and the paragraph it stands in.

Only formats that store it tell: Word files. Lengths are millimetres, type sizes points; None: the file does not say.
Offsets are those of the extracted text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Alignment: TypeAlias = Literal["left", "center", "right", "justify"]


class PageNumber(NamedTuple):
    """The number that a section prints on its pages. `on_first` says that its first page bears it as well."""

    place: Literal["header", "footer"]
    centered: bool
    arabic: bool
    size: float | None
    on_first: bool


class PageSetup(NamedTuple):
    """A section: its paper as it lies, its margins, its page number (None: it prints none), the number that its first
    page is given (None: it goes on counting).
    """

    width: float | None
    height: float | None
    top: float | None
    bottom: float | None
    left: float | None
    right: float | None
    number: PageNumber | None
    starts: int | None = None

    @property
    def landscape(self) -> bool:
        """Whether the paper lies on its side."""
        return self.width is not None and self.height is not None and self.width > self.height


class Type(NamedTuple):
    """How characters are set. `color` is six hexadecimal digits, None the automatic colour, which prints black;
    `legacy`: the font is one of before Unicode.
    """

    font: str
    size: float
    bold: bool
    italic: bool
    color: str | None
    legacy: bool = False


class TypedRun(NamedTuple):
    """`text[start:end]` is set in one type."""

    start: int
    end: int
    type: Type


class SetLine(NamedTuple):
    """A line that somebody typed, and how its paragraph is set; `opens`: it is the first of it.

    `first_line` is where the paragraph begins, from the margin of the text (None: a tab or an automatic number moves
    it, or this is no first line). `line` is the height of a line, in lines where `exact` is false, in points where it
    is true. `section` counts in `Layout.sections`.
    """

    start: int
    end: int
    alignment: Alignment
    first_line: float | None
    before: float
    after: float
    line: float
    exact: bool
    in_table: bool
    section: int
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """`runs` and `lines` are in the order of the text; a number that Word counts itself is in no run."""

    sections: tuple[PageSetup, ...]
    runs: tuple[TypedRun, ...]
    lines: tuple[SetLine, ...]

    def runs_in(self, start: int, end: int) -> Iterator[TypedRun]:
        """The runs that have a part of `text[start:end]`."""
        first = bisect_right(self.runs, start, key=lambda run: run.end)
        for run in self.runs[first:]:
            if run.start >= end:
                return
            yield run

    def line_at(self, offset: int) -> SetLine | None:
        """The line in which an offset stands; None outside the running text."""
        index = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return self.lines[index] if index >= 0 and offset < self.lines[index].end else None
