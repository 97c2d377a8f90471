"""Finding the head of a table and what each column holds."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tthc_cli.lexicon.columns import column_role, column_words, task_roles
from tthc_cli.lexicon.keys import fold, strip_accents
from tthc_cli.structure.document_tree import Column
from tthc_cli.structure.numerals import parse_label
from tthc_cli.structure.tables.grid import Grid, GridRow

# A head stands in the first rows; above it may be a unit line or a title over the whole width.
_SEARCHED = 4
# Below this likeness (0–100) two words are two words; "nội dug" and "nội dung" have 92.
_LIKE = 88
_SHORT_HEAD = 5
# Letters of a word that still tells something when one of them, or its marks, are wrong.
_TELLING = 6
# Between an upper head and the one under it, in the head of a column.
_HEAD_JOIN = " – "


class Head(NamedTuple):
    """The columns of a table and the rows that its head takes up."""

    columns: tuple[Column, ...]
    first: int
    end: int

    def has(self, role: str) -> bool:
        return any(column.role == role for column in self.columns)

    @property
    def is_of_tasks(self) -> bool:
        """Whether the columns are those of a task table."""
        return self.has("content") and any(column.role in task_roles() for column in self.columns)


def find_head(grid: Grid) -> Head | None:
    """The head of a table of tasks, of one row or of several, or None where the table has no such head."""
    for first in range(min(_SEARCHED, len(grid.rows))):
        if _recognised(grid.rows[first]) >= 2:
            head = _read_head(grid, first)
            if head.is_of_tasks:
                return head
    return None


def _recognised(row: GridRow) -> int:
    """How many cells of a row are heads of different roles. A long cell is content, not a head."""
    short = [cell.text.text for cell in row.filled if len(cell.text.text) <= 60]
    return len({role for text in short if (role := column_role(text)) is not None})


def _read_head(grid: Grid, first: int) -> Head:
    end = first + 1
    while end < len(grid.rows) and _goes_on(grid, first, end):
        end += 1
    columns = [_column(grid.rows[first:end], index) for index in range(grid.columns)]
    while end < len(grid.rows) and is_column_numbers(grid.rows[end]):
        end += 1
    return Head(tuple(_settle(columns)), first, end)


def _goes_on(grid: Grid, first: int, index: int) -> bool:
    """Whether row `index` is a lower row of the head: covered from above, naming parts of merged heads (Bắt đầu,
    Hoàn thành), or, where a text cannot show what is merged, holding nothing but heads.
    """
    row = grid.rows[index]
    if any(cell.row < index and cell.row >= first and cell.text.text for cell in row.places):
        return True
    if row.places[0].text.text or not row.filled:
        return False
    upper = grid.rows[first]
    if all(upper.places[cell.column].column_span > 1 for cell in row.filled):
        return _recognised(row) >= 1
    return _recognised(row) == len(row.filled) >= 2


def is_column_numbers(row: GridRow) -> bool:
    """Whether a row only counts the columns: (1) (2) (3) …, or 1 2 3 …"""
    labels = [parse_label(cell.text.text) for cell in row.filled]
    values = [label.value for label in labels if label is not None and label.kind in ("arabic", "part")]
    return len(labels) >= 3 and len(values) == len(labels) and all(b - a == 1 for a, b in itertools.pairwise(values))


def _column(rows: Sequence[GridRow], index: int) -> Column:
    """The lowest head of the column settles its role; the one above it helps where that says nothing.

    In a shape that has one line for the head alone, both stand in it (`Thời gian – Bắt đầu`).
    """
    texts = list(
        dict.fromkeys(" ".join(row.places[index].text.text.split()) for row in rows if row.places[index].text.text)
    )
    texts = [_unwrapped(text) for text in texts]
    parts = [part for text in texts for part in text.split(_HEAD_JOIN)]
    role = next((found for part in reversed(parts) if (found := head_role(part)) is not None), None)
    return Column(role, _HEAD_JOIN.join(texts))


def _unwrapped(text: str) -> str:
    """A narrow column wraps `STT` as `ST` ⏎ `T`."""
    return text.replace(" ", "") if text.isupper() and len(text) <= _SHORT_HEAD else text


def head_role(text: str) -> str | None:
    """The role of a head, misspelt ones and those with a wrong mark (`Sản phấm`, as recognition reads it) included."""
    return column_role(text) or _bare_heads().get(strip_accents(text)) or _similar_role(text)


@cache
def _bare_heads() -> dict[str, str]:
    return {strip_accents(word): role for word, role in column_words().items() if len(word) >= _TELLING}


def _similar_role(text: str) -> str | None:
    if not 4 <= len(text) <= 40:
        return None
    from rapidfuzz import fuzz, process

    words = [word for word in column_words() if len(word) >= _TELLING]
    found = process.extractOne(fold(text), words, scorer=fuzz.partial_ratio, score_cutoff=_LIKE)
    return column_words()[found[0]] if found else None


def _settle(columns: Sequence[Column]) -> list[Column]:
    """Start and end make sense only as a pair; a second column of one role is told apart from the first where it can
    be.
    """
    roles = [column.role for column in columns]
    settled: list[Column] = []
    for column in columns:
        role = column.role
        if role == "end" and "start" not in roles:
            role = "timing" if "timing" not in roles else None
        if role == "start" and "end" not in roles:
            role = "end_missing" if "timing" in roles else "timing"
        settled.append(Column(None if role == "end_missing" else role, column.head))
    return settled


def repeats_head(grid_row: GridRow, head: Head) -> bool:
    """Whether a row is the head again, or one row of it, as on each new page."""
    heads = _solid_heads(head.columns)
    filled = grid_row.filled
    return len(filled) >= 2 and all(_solid(cell.text.text) in heads for cell in filled)


@lru_cache(maxsize=16)
def _solid_heads(columns: tuple[Column, ...]) -> frozenset[str]:
    parts = (part for column in columns for part in (column.head, *column.head.split(_HEAD_JOIN)) if part)
    return frozenset(map(_solid, parts))


def _solid(text: str) -> str:
    """A head without its blanks: a narrow column wraps `STT` as `ST` ⏎ `T` on one page and not on another."""
    return fold(text).replace(" ", "")
