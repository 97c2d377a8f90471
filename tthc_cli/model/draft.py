"""A document as a linter sees it: the plan that was read from it, and its texts, each with the part that it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from tthc_cli.model.base import Span
from tthc_cli.model.layout import Layout
from tthc_cli.model.plan import Plan

Part: TypeAlias = Literal[
    "national_heading",
    "motto",
    "agency",
    "number",
    "place",
    "date",
    "kind",
    "title",
    "preamble",
    "heading",
    "body",
    "table",
    "recipients",
    "authority",
    "position",
    "name",
    "appendix_label",
    "appendix_title",
    "appendix_note",
    "appendix",
    "other",
]
"""Thành phần thể thức (NĐ 30/2020/NĐ-CP, Điều 8). `table` is a cell of a task table, `other` what no part claims."""


class DraftText(NamedTuple):
    """One paragraph, heading, cell or line.

    `at` holds the offset of each character of `text` in the extracted text. `bold` and `centered` are false where the
    format does not tell.
    """

    text: str
    at: Sequence[int]
    part: Part
    bold: bool = False
    centered: bool = False


class WaiverMark(NamedTuple):
    """A comment in the document that asks to leave rules unsaid where it stands: their codes, and why."""

    span: Span
    codes: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """`source` is the extracted text, `texts` its parts in reading order; `locate` gives the place of a piece of
    `source`; `layout` is how it is set, None where the format does not tell. `marks` are the comments that ask for
    silence.
    """

    plan: Plan
    source: str
    texts: tuple[DraftText, ...]
    locate: Callable[[int, int], Span]
    layout: Layout | None = None
    marks: tuple[WaiverMark, ...] = ()

    @property
    def path(self) -> str:
        """The file."""
        return self.plan.source.path

    @property
    def is_typed(self) -> bool:
        """Whether each blank and code of `source` is in the file: in PDFs and pictures they are the reader's guess."""
        return not self.plan.source.media_type.startswith(("application/pdf", "image/"))

    def find(self, *parts: Part) -> Iterator[DraftText]:
        """The texts that are these parts of the document, in order."""
        return (text for text in self.texts if text.part in parts)

    def span(self, text: DraftText, start: int = 0, end: int | None = None) -> Span:
        """The place of `text.text[start:end]`, which must not be empty."""
        piece = text.at[start:end]
        return self.locate(piece[0], piece[-1] + 1)
