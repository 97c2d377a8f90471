"""Where in a Word file a comment about a piece of the extracted text can stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tthc_cli.edit.word_origins import Origin, Origins
from tthc_cli.edit.word_runs import outermost_run
from tthc_cli.extract.docx import TracedText
from tthc_cli.extract.docx_content import BOX
from tthc_cli.extract.docx_writer import PlacedLine
from tthc_cli.extract.docx_xml import PARAGRAPH, Element, W
from tthc_cli.model.base import Span


class CommentPlace(NamedTuple):
    """A paragraph of the body, and the first and last character to be covered; None covers no character. `elsewhere`:
    the words themselves stand where Word takes no comments (headers, footers, notes), or in another file.
    """

    paragraph: Element
    first: Origin | None = None
    last: Origin | None = None
    elsewhere: bool = False


class CommentPlaces:
    """Finds the place of any span in one Word file."""

    def __init__(self, traced: TracedText) -> None:
        self._text, self._main = traced.text, traced.main
        self._origins = Origins(traced.lines)
        self._top = next(traced.main.iter(PARAGRAPH), None)

    def find(self, span: Span | None) -> CommentPlace | None:
        """The place for a comment; the first paragraph where the span is in no place that takes one, None in a file
        without paragraphs.
        """
        line = None if span is None or span.start >= len(self._text) else self._origins.line_at(span.start)
        if span is None or line is None or not self._is_in_body(line):
            return None if self._top is None else CommentPlace(self._top, elsewhere=span is not None)
        boxed = _holder_of_box(line)
        if boxed is not None:
            return boxed
        found = list(self._characters(span, line))
        if not found:  # a place without words, or an automatic number, which is in no file
            return CommentPlace(_paragraph_of(line))
        return CommentPlace(_paragraph_above(found[0].node), found[0], found[-1])

    def _is_in_body(self, line: PlacedLine) -> bool:
        return _paragraph_of(line).getroottree().getroot() is self._main

    def _characters(self, span: Span, line: PlacedLine) -> Iterator[Origin]:
        """The characters of the span from its first line on, as far as they lie in the same body or cell: Word can mark
        cells only as a whole.
        """
        container = _container(_paragraph_of(line))
        for offset in range(span.start, span.end):
            origin = self._origins.find(offset)
            if origin is not None:
                if _container(_paragraph_above(origin.node)) is not container:
                    return
                yield origin


def _paragraph_of(placed: PlacedLine) -> Element:
    if placed.line.paragraph is None:
        raise ValueError("a line of a Word file without its paragraph")
    return placed.line.paragraph


def _paragraph_above(node: Element) -> Element:
    return next(node.iterancestors(PARAGRAPH))


def _container(paragraph: Element) -> Element | None:
    return next(paragraph.iterancestors(W + "tc", W + "body", BOX), None)


def _holder_of_box(line: PlacedLine) -> CommentPlace | None:
    """Word takes no comments inside a text box: the paragraph on which the box hangs has it, at the box."""
    box = next(reversed(list(_paragraph_of(line).iterancestors(BOX))), None)
    if box is None:
        return None
    run = outermost_run(box)
    holder = _paragraph_above(box)
    return CommentPlace(holder) if run is None else CommentPlace(holder, Origin(box, 0), Origin(box, 0))
