"""Shape C (seed 002): a table whose cells follow one another as lines, without any mark of its columns.

What is left to go by: the number that opens each row, how a unit's name begins, what a time looks like, and that
offices give the same units in row after row. All ways of cutting a row's lines into its columns are weighed, first by
the words alone, then again knowing which values the other rows have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import permutations
from typing import NamedTuple

from tthc_cli.clean.clean_document import CleanLine
from tthc_cli.clean.mapped import EMPTY, Mapped
from tthc_cli.clean.wraps import join_wrapped
from tthc_cli.lexicon.columns import opens_table
from tthc_cli.structure.document_tree import Column
from tthc_cli.structure.numerals import Label, follows, parse_label
from tthc_cli.structure.tables.column_cuts import NOTHING_KNOWN, Known, Lines, cut_row
from tthc_cli.structure.tables.grid import Grid, GridCell, GridRow, row_of

_HEAD_LINES = 24
_LABEL_LINE = re.compile(r"\s*(?P<label>[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)[.)]?(?:\s+(?P<rest>\S.*))?\s*$")
_OFFICE = r"(?:(?:đơn vị|cơ quan|bộ phận|phòng|công chức|người)(?:, (?:đơn vị|bộ phận))? )?"
# What each column may be called in a head whose lines came in any order.
_HEAD_PHRASES = {
    role: re.compile(words, re.IGNORECASE)
    for role, words in {
        "content": r"(?:tên )?(?:nội dung|nhiệm vụ|công việc)(?: (?:công việc|thực hiện|nhiệm vụ|hoạt động))?",
        "leads": rf"{_OFFICE}chủ trì(?: thực hiện)?|(?:đơn vị|bộ phận|cơ quan|người) thực hiện|{_OFFICE}phụ trách",
        "coordinators": rf"{_OFFICE}phối hợp(?: thực hiện)?",
        "products": r"(?:kết quả|sản phẩm)(?:[/, ]+(?:kết quả|sản phẩm))?",
        "timing": r"(?:thời gian|thời hạn|tiến độ)(?: (?:thực hiện|hoàn thành))?",
    }.items()
}
_WIDE_GAP = re.compile(r"\S\s{3,}\S")
# The part of lines with a wide gap from which on the table is laid out in columns.
_BESIDE = 0.3
_UNIT_ROLES = ("leads", "coordinators")
# How often all rows are cut anew, knowing what the others hold; it settles after two.
_ROUNDS = 3
# So many rows settle in which order the columns stand.
_TRIAL_ROWS = 10
# A column's width is told by its longer lines, but not by the very longest, which may be wrongly cut.
_ENOUGH_LINES, _USUAL = 8, 0.75


class _RawRow(NamedTuple):
    label: Label
    number: Mapped
    is_group: bool
    lines: tuple[Mapped, ...]


class LooseRegion(NamedTuple):
    """Where a loose table stands in its lines: its head begins at `start`, its rows at `body`, it ends before `end`."""

    start: int
    body: int
    end: int
    roles: tuple[str, ...]


def find_loose(lines: Sequence[CleanLine]) -> LooseRegion | None:
    """The first loose table in some lines: a head that names at least three columns, then rows that count from
    I or 1.
    """
    for start, line in enumerate(lines):
        if opens_table(line.text.text):
            region = _region_at(lines, start)
            if region is not None:
                return region
    return None


def _region_at(lines: Sequence[CleanLine], start: int) -> LooseRegion | None:
    words: list[str] = []
    for index in range(start, min(start + 2 * _HEAD_LINES, len(lines))):
        text = lines[index].text.text
        label = _LABEL_LINE.match(text)
        if (
            label
            and index > start
            and parse_label(label["label"])
            and (found := parse_label(label["label"]))
            and found.value == 1
        ):
            roles = _roles_of(" ".join(words))
            return LooseRegion(start, index, len(lines), roles) if len(roles) >= 3 else None
        words.append(text)
    return None


def _roles_of(head: str) -> tuple[str, ...]:
    """The roles that a head names. Where two lines of it stand apart (`Thời gian` … `thực hiện`), each phrase still is
    whole.
    """
    key = " ".join(head.casefold().split())
    found = {role: match.start() for role, pattern in _HEAD_PHRASES.items() if (match := pattern.search(key))}
    if "leads" not in found and re.search(r"thực hiện", key) and "content" in found:
        found["leads"] = key.rindex("thực hiện")
    return tuple(sorted(found, key=lambda role: found[role])) if "content" in found else ()


def read_loose(lines: Sequence[CleanLine], region: LooseRegion) -> Grid | None:
    """A grid of the region's rows, or None where no cutting into columns makes sense."""
    rows = _cut_rows(lines[region.body : region.end])
    tasks = [row for row in rows if not row.is_group]
    if not tasks or _stands_in_columns(lines[region.body : region.end]):
        return None
    trial = tasks[:_TRIAL_ROWS]
    order = max(_orders(region.roles), key=lambda order: _read_in_order(trial, order).score)
    best = _read_in_order(tasks, order)
    head = row_of([EMPTY] * (len(best.order) + 1), 0, len(best.order) + 1)
    made = [head]
    cells = iter(best.rows)
    for row in rows:
        made.append(
            _group_row(row, len(made), len(best.order) + 1) if row.is_group else _task_row(row, next(cells), len(made))
        )
    head_lines = lines[region.start : region.body]
    printed = tuple(text for line in head_lines if (text := line.text.squeeze()).text)
    return Grid(tuple(made), len(best.order) + 1, _heads(head_lines, best.order), printed)


def _stands_in_columns(lines: Sequence[CleanLine]) -> bool:
    """Whether the lines hold pieces of several columns side by side, as a printout with its layout kept does.

    Cells that are cut line by line like that cannot be put together by words.
    """
    filled = [line.text.text.strip() for line in lines if line.text.text.strip()]
    return sum(_WIDE_GAP.search(text) is not None for text in filled) > _BESIDE * len(filled)


def _heads(lines: Sequence[CleanLine], order: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns left to right, the number first, each with what of the head's words names it."""
    words = " ".join(line.text.squeeze().text for line in lines if line.text.text.strip())
    number = words.split(maxsplit=1)[0] if words else ""
    found = {role: match[0] for role, pattern in _HEAD_PHRASES.items() if (match := pattern.search(words)) is not None}
    named = [Column(role, found.get(role, "")) for role in order]
    return (Column("number", number), *named)


def _group_row(row: _RawRow, number: int, columns: int) -> GridRow:
    label = GridCell(row.number, number, 0)
    title = GridCell(join_wrapped(row.lines), number, 1, column_span=columns - 1, bold=True)
    return GridRow((label, *[title] * (columns - 1)))


def _task_row(row: _RawRow, cells: Sequence[Mapped], number: int) -> GridRow:
    return row_of([row.number, *cells], number, len(cells) + 1)


# --- lines → rows ----------------------------------------------------------------------------------------


def _cut_rows(lines: Sequence[CleanLine]) -> list[_RawRow]:
    """Rows by their numbers. A number opens a row only if it is the next one, so that a page number in between does
    not.
    """
    rows: list[tuple[Label, Mapped, list[Mapped]]] = []
    for line in lines:
        text = line.text.squeeze()
        match = _LABEL_LINE.match(text.text)
        label = parse_label(match["label"]) if match else None
        if label is not None and match is not None and _opens_row(label, [row[0] for row in rows], match["rest"]):
            rest = [text.part(match.start("rest"))] if match["rest"] else []
            rows.append((label, text.part(*match.span("label")), rest))
        elif match is not None and label is not None and not match["rest"] and label.kind == "arabic":
            continue  # a page number
        elif text.text and rows:
            rows[-1][2].append(text)
    labels = [label for label, _, _ in rows]
    return [
        _RawRow(label, number, _heads_group(index, labels), tuple(body))
        for index, (label, number, body) in enumerate(rows)
        if body
    ]


def _opens_row(label: Label, before: Sequence[Label], rest: str | None) -> bool:
    if rest is not None and not rest[0].isupper():
        return False
    last = next((other for other in reversed(before) if other.kind == label.kind), None)
    if last is not None and follows(label, last):
        return True
    if label.value != 1:
        return False
    return not before or before[-1].kind != label.kind or label.kind == "arabic"


def _heads_group(index: int, labels: Sequence[Label]) -> bool:
    """A group is a row whose label counts groups and that is followed by a row of another kind that counts from 1."""
    label = labels[index]
    following = labels[index + 1] if index + 1 < len(labels) else None
    if label.kind in ("roman", "part"):
        return following is not None and following.kind != label.kind
    return following is not None and following.kind == "decimal" and label.kind == "arabic"


# --- rows → columns --------------------------------------------------------------------------------------


class _Reading(NamedTuple):
    order: tuple[str, ...]
    rows: tuple[tuple[Mapped, ...], ...]
    score: float


def _orders(roles: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Content comes first and leads before coordinators; the time stands last or wherever the rows say."""
    others = [role for role in roles if role != "content"]
    found = []
    for order in permutations(others):
        if "leads" in order and "coordinators" in order and order.index("leads") > order.index("coordinators"):
            continue
        found.append(("content", *order))
    return found


def _read_in_order(tasks: Sequence[_RawRow], order: tuple[str, ...]) -> _Reading:
    known = NOTHING_KNOWN
    cut: list[tuple[float, tuple[Lines, ...]]] = []
    for _ in range(_ROUNDS):
        cut = [cut_row(row.lines, order, known) for row in tasks]
        known = _learn([cells for _, cells in cut], order)
    rows = tuple(tuple(join_wrapped(cell) for cell in cells) for _, cells in cut)
    return _Reading(order, rows, sum(score for score, _ in cut))


def _learn(rows: Sequence[tuple[Lines, ...]], order: tuple[str, ...]) -> Known:
    """What the cells found so far tell: the units that recur, and how wide each column is set."""
    units: Counter[str] = Counter()
    widths: dict[str, int] = {}
    for column, role in enumerate(order):
        cells = [cells[column] for cells in rows if cells[column]]
        if role in _UNIT_ROLES:
            units.update(join_wrapped(cell).text for cell in cells)
        lengths = sorted(len(line.text) for cell in cells if len(cell) > 1 for line in cell)
        if len(lengths) >= _ENOUGH_LINES:
            widths[role] = lengths[int(len(lengths) * _USUAL)]
    return Known(units, widths)
