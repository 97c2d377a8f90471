"""Rows of a task table: which are groups, which are tasks, which go on with the row above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tthc_cli.clean.mapped import EMPTY, Mapped
from tthc_cli.clean.wraps import join_wrapped
from tthc_cli.lexicon.timing_words import is_time
from tthc_cli.structure.document_tree import Print, TaskRow, TaskTable
from tthc_cli.structure.numerals import Label, find_marker, parse_label
from tthc_cli.structure.tables.grid import Grid, GridRow
from tthc_cli.structure.tables.heads import Head, is_column_numbers, repeats_head

# The columns whose text says that a row is a task and not the title of a group.
_WORKING_ROLES = ("leads", "coordinators", "products", "timing", "start", "end")
_TIME_ROLES = ("timing", "start", "end")
_TOTAL = re.compile(r"tổng\s+(?:cộng|số)\b", re.IGNORECASE)
_BULLET_CELL = re.compile(r"[-+*•–]")
_ENDED = re.compile(r"[.;:!?]['”\"]?$")


@dataclass(slots=True)
class _Row:
    """A row on its way to becoming a task: texts by role, as they are joined with what goes on from it."""

    label: Label | None
    label_text: str
    cells: dict[str, Mapped]
    extra: list[Mapped]
    is_group: bool
    is_bullet: bool = False
    inherits: bool = False


class _Group(NamedTuple):
    label: Label | None
    title: Mapped

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.label.text if self.label else "", self.title.text) if part)


@dataclass(slots=True)
class _Reading:
    """The state while the rows are gone through once."""

    groups: list[_Group] = field(default_factory=list)
    tasks: list[TaskRow] = field(default_factory=list)
    titles: list[Mapped] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)
    base: str = ""
    repeats: int = 0


def read_task_rows(grid: Grid, head: Head) -> TaskTable:
    """The tasks of a table with their groups. A row cut by a page break is one task; a group row is none."""
    rows, printed = _join_cut_rows(grid, head)
    reading = _Reading()
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        if row.is_group or _holds_the_next(row, following):
            _open_group(reading, row)
        else:
            _add_task(reading, row)
    places = [cell.text for row in grid.rows for cell in row.filled]
    start, end = (places[0].start, max(text.end for text in places)) if places else (0, 0)
    return TaskTable(head.columns, tuple(reading.tasks), tuple(reading.titles), start, end, printed)


def keep_other_table(grid: Grid) -> TaskTable:
    """A table of anything but tasks: nothing is read out of it, all its cells are kept."""
    rows = tuple(_dense(row) for row in grid.rows if row.filled)
    places = [cell.text for row in grid.rows for cell in row.filled]
    start, end = (places[0].start, max(text.end for text in places)) if places else (0, 0)
    return TaskTable((), (), (), start, end, Print(rows, repeated=grid.copies))


# --- from grid rows to rows with roles -------------------------------------------------------------------


def _join_cut_rows(grid: Grid, head: Head) -> tuple[list[_Row], Print]:
    """The rows with roles, and all rows as printed; a total is printed but has no role."""
    rows: list[_Row] = []
    printed: list[tuple[Mapped, ...]] = []
    repeated: list[Mapped] = [*grid.copies]
    starts_part = False
    for number, grid_row in enumerate(grid.rows[head.end :], head.end):
        starts_part = starts_part or grid_row.starts_part
        if not grid_row.filled or repeats_head(grid_row, head) or is_column_numbers(grid_row):
            repeated += [cell.text for cell in grid_row.filled]
            continue  # what follows a head that is printed again still begins its page
        row = _read_row(grid_row, number, head, grid.columns)
        places = _dense(grid_row)
        if _TOTAL.match(_text(row, "content")):
            printed.append(places)
            continue
        if rows and _goes_on(row, rows[-1], starts_part=starts_part):
            _append(rows[-1], row)
            printed[-1] = tuple(join_wrapped(pair) for pair in zip(printed[-1], places, strict=True))
        else:
            rows.append(row)
            printed.append(places)
        starts_part = False
    return rows, Print(tuple(printed), *_head_words(grid, head), tuple(repeated))


def _head_words(grid: Grid, head: Head) -> tuple[tuple[Mapped, ...], tuple[Mapped, ...]]:
    """What stands above the head, and the cells of the head."""
    above = tuple(cell.text for row in grid.rows[: head.first] for cell in row.filled)
    cells = (cell for row in grid.rows[head.first : head.end] for cell in row.filled)
    return (*above, *grid.head_lines), tuple(cell.text for cell in dict.fromkeys(cells))


def _dense(row: GridRow) -> tuple[Mapped, ...]:
    """A text for each column; see `Print`."""
    titles = [cell for cell in row.filled if cell.column_span > 1]
    alone = titles[0] if len(titles) == 1 and len(row.filled) <= 2 else None
    return tuple(
        EMPTY if cell is alone and cell.column != index else cell.text for index, cell in enumerate(row.places)
    )


def _read_row(grid_row: GridRow, number: int, head: Head, columns: int) -> _Row:
    cells: dict[str, Mapped] = {}
    extra: list[Mapped] = []
    inherited = False
    for index, column in enumerate(head.columns):
        cell = grid_row.places[index]
        if column.role is None or column.role in cells:
            if cell.text.text and cell.column == index and cell.row == number:
                extra.append(cell.text)
            continue
        if column.role == "number" and cell.row < number:
            continue  # a number merged with the row above numbers that row alone
        cells[column.role] = cell.text
        if column.role == "content":
            inherited = cell.row < number
    row = _Row(None, "", cells, extra, is_group=False, inherits=inherited)
    _read_label(row)
    row.is_group = _is_group(row, grid_row, columns)
    return row


def _read_label(row: _Row) -> None:
    """The label from the number column, or from the start of the content where there is no such column."""
    number = row.cells.pop("number", None)
    content = row.cells.get("content", EMPTY)
    if number is None and row.inherits:
        return
    if number is not None and number.text:
        row.label_text = " ".join(number.text.split())
        row.label = parse_label(row.label_text.replace(" ", ""))
        row.is_bullet = bool(_BULLET_CELL.fullmatch(row.label_text))
        if row.label is not None or row.is_bullet or number.text != content.text:
            return
    marker = find_marker(content.text)
    if marker is not None:
        row.label, row.label_text = marker.label, marker.label.text
        row.cells["content"] = content.part(marker.end)
    elif content.text.startswith(("- ", "+ ")) and number is None:
        row.is_bullet = True


def _is_group(row: _Row, grid_row: GridRow, columns: int) -> bool:
    """A group's title stands alone: merged over the row, or beside empty cells under a label that counts groups or in
    bold.
    """
    if not _text(row, "content") and not row.label:
        return len(grid_row.filled) == 1 and grid_row.filled[0].column_span >= columns - 1
    titles = [cell for cell in grid_row.filled if cell.text.text.strip(" .)") != row.label_text.strip(" .)")]
    if len(titles) == 1 and titles[0].column_span >= max(2, columns - 2):
        return True
    if any(_text(row, role) for role in _WORKING_ROLES) or not _text(row, "content"):
        return False
    return (row.label is not None and row.label.kind in ("roman", "part", "chapter")) or all(
        cell.bold for cell in grid_row.filled
    )


def _text(row: _Row, role: str) -> str:
    return row.cells.get(role, EMPTY).text


def _goes_on(row: _Row, above: _Row, *, starts_part: bool) -> bool:
    """Whether a row without a number is the rest of the row above, cut by a page break.

    A row of its own under merged number and content brings whole values (a product, a time); a rest brings ends of
    sentences.
    """
    if row.label_text or row.inherits or row.is_bullet or (row.is_group and not starts_part):
        return False
    pieces = [(_text(above, role), _text(row, role)) for role in row.cells if _text(row, role)]
    in_mid_sentence = any(first and second[0].islower() for first, second in pieces)
    if not in_mid_sentence and any(_has_whole_time(above, r) and _has_whole_time(row, r) for r in _TIME_ROLES):
        return False
    rests = sum(_is_rest(first, second) for first, second in pieces)
    if starts_part:
        return rests * 2 >= len(pieces)
    return bool(pieces) and rests == len(pieces) and bool(_text(row, "content"))


def _has_whole_time(row: _Row, role: str) -> bool:
    """Whether a time cell is complete: the rest of a cut row has none of its own, for times are short."""
    text = _text(row, role)
    return bool(text) and is_time(text) and not text.rstrip().endswith((",", ";", " và"))


def _is_rest(first: str, second: str) -> bool:
    """Whether `second` can be the end of the text that `first` begins."""
    if not first:
        return False
    return second[0].islower() or not _ENDED.search(first)


def _append(above: _Row, row: _Row) -> None:
    for role, text in row.cells.items():
        if text.text:
            above.cells[role] = join_wrapped([above.cells.get(role, EMPTY), text])
    above.extra += row.extra
    above.is_group = above.is_group and row.is_group


# --- from rows to tasks and groups -----------------------------------------------------------------------


def _holds_the_next(row: _Row, following: _Row | None) -> bool:
    """Whether a numbered row without units or time is the title of the rows under it (1 → 1.1, 1 → a, 1 → dashes)."""
    if (
        row.label is None
        or following is None
        or any(_text(row, role) for role in _WORKING_ROLES)
        or not _text(row, "content")
    ):
        return False
    if following.is_bullet:
        return True
    label = following.label
    if label is None:
        return not following.label_text and bool(_text(following, "content")) and not following.inherits
    if label.kind == "decimal":
        return row.label.kind != "decimal" or label.depth > row.label.depth
    return label.kind == "letter" and row.label.kind in ("arabic", "decimal", "roman") and label.value == 1


def _open_group(reading: _Reading, row: _Row) -> None:
    title = row.cells.get("content") or next((text for text in row.cells.values() if text.text), EMPTY)
    label = row.label
    reading.groups = reading.groups[: _level_for(label, [group.label for group in reading.groups])]
    reading.groups.append(_Group(label, _one_line(title)))
    reading.titles.append(title)
    reading.base, reading.repeats = "", 0


def _level_for(label: Label | None, open_labels: Sequence[Label | None]) -> int:
    """How many of the open groups a new one stands in: it closes the first of its own kind and all within that."""
    for level, other in enumerate(open_labels):
        if other is None or label is None:
            if other is None and label is None:
                return level
            continue
        if other.kind == label.kind and other.depth == label.depth:
            return level
    if label is None:
        return 0
    return len(open_labels)


def _add_task(reading: _Reading, row: _Row) -> None:
    cells = {role: text for role, text in row.cells.items() if text.text}
    previous = reading.tasks[-1] if reading.tasks and reading.base else None
    if not row.label_text and not row.is_bullet and previous is not None and (row.inherits or "content" not in cells):
        cells = {"content": previous.cells.get("content", EMPTY), **cells}
    if "content" not in cells:
        return
    path = _path_of(reading, row)
    path = _unused(path, reading)
    reading.tasks.append(TaskRow(path, tuple(group.name for group in reading.groups), cells, tuple(row.extra)))


def _path_of(reading: _Reading, row: _Row) -> str:
    """`A.I.01` for a numbered row; `A.I.01#2` for the second row under one number; `A.I#1` for rows without
    any number.
    """
    outer = [group.label.path_part for group in reading.groups if group.label]
    if row.label is not None or (row.label_text and not row.is_bullet):
        own = _own_part(row, reading.groups)
        reading.base, reading.repeats = ".".join([*outer, own]), 1
        return reading.base
    if not reading.base:
        reading.base, reading.repeats = ".".join(outer), 0
    reading.repeats += 1
    return f"{reading.base}#{reading.repeats}"


def _unused(path: str, reading: _Reading) -> str:
    """A path that no other row has: a number that the writer gave twice is told apart as `2#2`."""
    while path in reading.paths:
        reading.repeats += 1
        path = f"{reading.base}#{reading.repeats}"
    reading.paths.add(path)
    return path


def _own_part(row: _Row, groups: Sequence[_Group]) -> str:
    if row.label is None:
        return row.label_text
    if row.label.kind != "decimal":
        return row.label.text
    known = [group.label for group in groups if group.label and group.label.kind in ("arabic", "decimal")]
    return row.label.path_part if known or not row.label.prefix or row.label.text[0].isalpha() else row.label.text


def _one_line(text: Mapped) -> Mapped:
    return join_wrapped(text.split(re.compile("\n"))) if "\n" in text.text else text
