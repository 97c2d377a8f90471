"""The printed line of a finding, with carets under the words that it is about."""

from __future__ import annotations

from rich.text import Text

from tthc_cli.model.base import Span

_ELLIPSIS = "…"


def excerpt(span: Span, line: str, width: int, style: str) -> Text:
    """Two lines: the words around `span` with the number of their line, and carets of colour `style` under the span.

    A line longer than `width` is cut on the sides farther from the span; a span that runs over the line's end is
    underlined up to there.
    """
    margin = f"{span.line:>6} │ "
    room = max(width - len(margin), 20)
    start = span.column - 1
    end = min(max(start + span.end - span.start, start + 1), max(len(line), start + 1))
    left = _left_edge(start, end, len(line), room)
    shown = line[left : left + room].replace("\t", " ")
    if left:
        shown = _ELLIPSIS + shown[1:]
    if left + room < len(line):
        shown = shown[:-1] + _ELLIPSIS
    carets = "^" * max(1, min(end - left, len(shown)) - (start - left))
    text = Text.assemble((margin, "dim"), shown, "\n")
    return text.append(" " * (len(margin) - 2) + "│ ", "dim").append(" " * (start - left)).append(carets, style)


def _left_edge(start: int, end: int, length: int, room: int) -> int:
    """Where the shown piece begins: the span in its middle, as far as the line reaches."""
    if length <= room:
        return 0
    middle = (start + min(end, start + room)) // 2
    return max(0, min(middle - room // 2, length - room, start))
