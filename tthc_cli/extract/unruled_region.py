"""Which lines of a page belong to a table without vertical rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_cli.extract.unruled_columns import Row, crossed, crossed_in_head, find_strips, middle_of, runs_of
from tthc_cli.extract.unruled_rows import is_label, opens_with_label

FEWEST_PARTS = 3
"""Two columns are a letterhead or a signature; three in a few lines near each other are a table."""

_FEWEST_LINES = 3
_FAR = 14
"""So many lines may stand between two that show several columns: the rest of a long cell."""

_PITCH_EM = 1.25
_NEXT_LINE = 1.7
"""Lines further apart than this, in line pitches, do not belong to one cell."""

_REACH = 30.0
"""Points above and below the lines with several columns where a table's first and last rule may be."""

_FEWEST_RULES = 3
_TITLE_LINES = 3
_SPANNING_SHARE = 0.4
"""So many lines of a page may run across the strips of the page before: it may hold three titles and a row."""
_MOST = 0.7


def find_regions(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """(first, end) of the lines from the first to the last that shows several columns, where those are near enough."""
    found: list[int] = []
    for index, row in enumerate(rows):
        if len(runs_of(row)) < FEWEST_PARTS:
            continue
        if found and (index - found[-1] > _FAR or _prose_between(rows[found[-1] + 1 : index], rows, found)):
            if len(found) >= _FEWEST_LINES:
                yield found[0], found[-1] + 1
            found = []
        found.append(index)
    if len(found) >= _FEWEST_LINES:
        yield found[0], found[-1] + 1


def _prose_between(between: Sequence[Row], rows: Sequence[Row], found: Sequence[int]) -> bool:
    """Whether three lines on end run over the whole width that the table has so far."""
    left = min(rows[index][0].x0 for index in found)
    right = max(rows[index][-1].x1 for index in found)
    most = 0
    for row in between:
        whole = len(runs_of(row)) == 1 and row[-1].x1 - row[0].x0 > 0.8 * (right - left)
        most = most + 1 if whole else 0
        if most > 2:
            return True
    return False


def strips_of(rows: Sequence[Row], known: Sequence[float]) -> Sequence[float]:
    """The strips of these lines, or those of the page before where that has no fewer and these lines keep out of them:
    a page with three rows hides where a column with few words ends."""
    own = find_strips(rows)
    if len(known) < max(len(own), 1) or not any(row[-1].x1 > known[-1] for row in rows):
        return own
    crossing = sum(bool(crossed(row, known)) for row in rows)
    return known if crossing <= _SPANNING_SHARE * len(rows) else own


def ruled_part(
    rows: Sequence[Row], first: int, last: int, drawn: list[float], known: Sequence[float]
) -> tuple[Sequence[Row], list[float]]:
    """The lines between the first and the last rule near a region, with all rules, where most of it lies there; lines
    of a row that a page end cut stand beyond, up to the end of the page."""
    top, bottom = rows[first][0].baseline - _REACH, rows[last - 1][0].baseline + _REACH
    near = [y for y in drawn if top < y < bottom]
    if len(near) < _FEWEST_RULES:
        return [], near
    inside = [index for index, row in enumerate(rows) if near[0] < middle_of(row) < near[-1]]
    if sum(first <= index < last for index in inside) < _MOST * (last - first):
        return [], near
    start, end = inside[0], inside[-1] + 1
    strips = strips_of(rows[start:end], known)
    above, below = start, end
    while above > 0 and _is_rest(rows[above - 1], rows[above], strips):
        above -= 1
    while below < len(rows) and _is_rest(rows[below], rows[below - 1], strips):
        below += 1
    if all(_is_page_number(row) for row in rows[:above]):
        start = above
    if all(_is_page_number(row) for row in rows[below:]):
        end = below
    return rows[start:end], near


def _is_rest(row: Row, neighbour: Row, strips: Sequence[float]) -> bool:
    if not _is_next(row, neighbour) or _is_page_number(row):
        return False
    return not crossed(row, strips) or is_label(row, strips)


def own_lines(rows: Sequence[Row], first: int, last: int, known: Sequence[float]) -> Sequence[Row]:
    """The lines of a table without rules near a region: the longest part of it without running text, and the lines
    above and below that keep out of the strips (upper lines of its head, the last lines of its last cells)."""
    strips = strips_of(rows[first:last], known)
    if len(strips) < FEWEST_PARTS - 1:
        return []
    start, end = max(_without_prose(rows, first, last, strips), key=lambda part: part[1] - part[0], default=(0, 0))
    if end - start < _FEWEST_LINES:
        return []
    left = min(row[0].x0 for row in rows[start:end]) - rows[start][0].size
    while start > 0 and _belongs(rows[start - 1], rows[start], strips, left):
        start -= 1
    while end < len(rows) and (
        _belongs(rows[end], rows[end - 1], strips, left) or _is_next_title(rows[end], rows[end - 1], strips)
    ):
        end += 1
    return rows[start:end]


def _without_prose(rows: Sequence[Row], first: int, last: int, strips: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The parts of a region between lines that run across its strips and are no title of a group. A part begins and
    ends with a line of columns."""
    start = end = first
    titled = 0
    for index in range(first, last):
        row = rows[index]
        if _keeps_out(row, strips):
            start = index if start == end else start
            end, titled = index + 1, 0
        elif start < end and titled < _TITLE_LINES and (titled or _is_title(row, rows[index + 1 : last], strips)):
            titled += 1
        else:
            yield start, end
            start = end = index + 1
            titled = 0
    yield start, end


def _is_title(row: Row, below: Sequence[Row], strips: Sequence[float]) -> bool:
    """Whether a line may be a group's title: it has a number in the first column, half a line lower too, or is one
    piece that begins with a number."""
    if below and len(below[0]) == 1 and is_label(below[0], strips) and _is_next(below[0], row):
        return True
    return is_label(row, strips) or (opens_with_label(row) and len(runs_of(row)) == 1)


def _is_next_title(row: Row, above: Row, strips: Sequence[float]) -> bool:
    """Whether a line goes on with the table as the title of a group whose tasks the next page has."""
    return _is_next(row, above) and is_label(row, strips) and strips[0] not in crossed(row, strips)


def _keeps_out(row: Row, strips: Sequence[float]) -> bool:
    """Whether a line runs across one strip at most, as the head over two columns does, and not across the first."""
    over = crossed_in_head(row, strips) if len(runs_of(row)) >= FEWEST_PARTS else crossed(row, strips)
    return len(over) <= 1 and strips[0] not in over


def _belongs(row: Row, neighbour: Row, strips: Sequence[float], left: float) -> bool:
    return _is_next(row, neighbour) and not _is_page_number(row) and row[0].x0 >= left and _keeps_out(row, strips)


def _is_next(row: Row, neighbour: Row) -> bool:
    size = max(neighbour[0].size, row[0].size)
    return abs(row[0].baseline - neighbour[0].baseline) <= _NEXT_LINE * _PITCH_EM * size


def _is_page_number(row: Row) -> bool:
    return len(row) == 1 and row[0].text.strip("-–").isdigit()
