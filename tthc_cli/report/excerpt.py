"""The printed line of a finding, with carets under the words that it is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rich.cells import get_character_cell_size
from rich.text import Text

from tthc_cli.model.base import Span

_ELLIPSIS = "…"
_LEAST_ROOM = 20


def excerpt(span: Span, line: str, width: int, style: str) -> Text:
    """Two lines: the words around `span` with the number of their line, and carets of colour `style` under the span.

    Counted in columns of the terminal: a combining mark takes none, a wide letter two. A line longer than `width` is
    cut on the sides farther from the span; a span that runs over the line's end is underlined up to there.
    """
    margin = f"{span.line:>6} │ "
    line = "".join(letter if letter.isprintable() else " " for letter in line)
    start = min(span.column - 1, len(line))
    end = min(max(start + span.end - span.start, start + 1), max(len(line), start + 1))
    edges = [0, *accumulate(map(get_character_cell_size, line))]
    left, right = _cut(edges, start, min(end, len(line)), max(width - len(margin), _LEAST_ROOM))
    before = _ELLIPSIS if left else ""
    after = _ELLIPSIS if right < len(line) else ""
    indent = len(before) + edges[start] - edges[left]
    carets = max(1, edges[min(end, right)] - edges[start])
    text = Text.assemble((margin, "dim"), f"{before}{line[left:right]}{after}", "\n", no_wrap=True)
    return text.append(" " * (len(margin) - 2) + "│ ", "dim").append(" " * indent).append("^" * carets, style)


def _cut(edges: Sequence[int], start: int, end: int, room: int) -> tuple[int, int]:
    """The piece of the line to show, the span in its middle; of a span that does not fit, its beginning. `edges` holds
    the column at which each letter begins.
    """
    last = len(edges) - 1
    if edges[last] <= room:
        return 0, last
    room -= 2 * len(_ELLIPSIS)
    spare = max(room - (edges[end] - edges[start]), room // 4)
    wanted = max(0, min(edges[start] - spare // 2, edges[last] - room))
    left = min(bisect_left(edges, wanted), start)
    while left < start and edges[left + 1] == edges[left]:
        left += 1  # a mark without its letter would sit on the ellipsis
    return left, bisect_right(edges, edges[left] + room) - 1
