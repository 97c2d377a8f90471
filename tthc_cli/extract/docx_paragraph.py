"""Paragraphs and cells of Word files as typed lines: their number, text and look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tthc_cli.extract.docx_content import BOX, find_blocks, find_boxes, mark_is_deleted
from tthc_cli.extract.docx_look import Styles, read_look
from tthc_cli.extract.docx_numbering import Numbering
from tthc_cli.extract.docx_run import LINE_BREAK, NoteMark, Piece, Runs
from tthc_cli.extract.docx_table import read_grid
from tthc_cli.extract.docx_xml import TAKEN_OUT, Element, W, attribute, find_child
from tthc_cli.extract.legacy_fonts import find_runs
from tthc_cli.extract.raw import LegacyRun


class TypedLine(NamedTuple):
    """One line as typed: what a line break or the end of the paragraph closes. `legacy_runs` count in its text.

    `pieces` are what it is put together from, after an automatic number that is in no file; `paragraph` holds them.
    """

    text: str
    bold: bool | None
    size: float | None
    centered: bool
    legacy_runs: tuple[LegacyRun, ...] = ()
    pieces: Sequence[Piece] = ()
    paragraph: Element | None = None


class StoryReader:
    """Paragraphs and cells of one story (body, header, note); ask once for each, in document order: it counts."""

    def __init__(self, story: Element, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self._numbering = numbering
        self._runs = Runs(story, styles)
        self._tracked = next(story.iter(*TAKEN_OUT), None) is not None
        self._boxed = next(story.iter(BOX), None) is not None

    def take_note_marks(self) -> list[NoteMark]:
        """The notes referred to in what was read since the last time this was asked."""
        marks, self._runs.note_marks = self._runs.note_marks, []
        return marks

    def find_blocks(self, container: Element) -> Iterator[Element | list[Element]]:
        """The tables and paragraphs of a container; see `docx_content.find_blocks`."""
        return find_blocks(container, joined=self._tracked)

    def find_boxes(self, running: Sequence[Element]) -> list[Element]:
        """The text boxes that hang on these paragraphs."""
        return [box for paragraph in running for box in find_boxes(paragraph)] if self._boxed else []

    def read_paragraph(self, running: Sequence[Element]) -> list[TypedLine]:
        """The lines of a paragraph that hold anything, its number before the first; not those of its text boxes.

        `running`: the paragraph, after those that run on into it. Number and look are those of the last.
        """
        properties = find_child(running[-1], W + "pPr")
        style_id = self.styles.paragraph_style(attribute(properties, "pStyle"))
        pieces = (piece for paragraph in running for piece in self._runs.read(paragraph, style_id))
        segments = _split_at_breaks(pieces)
        if not segments and self._is_gone(running[-1], style_id):
            return []
        direct = read_look(properties, None)
        number = self._numbering.next_number(direct, style_id)
        if number and not segments:
            segments, number = [[]], number.rstrip()
        look = direct.over(self.styles.look(style_id)).over(self.styles.defaults)
        centered, last = bool(look.centered), running[-1]
        return [_typed_line("" if i else number, pieces, centered, last) for i, pieces in enumerate(segments)]

    def read_cell(self, container: Element) -> Iterator[TypedLine]:
        """All lines of a cell, note or text box; a table inside gives the lines of its cells one after another."""
        for block in self.find_blocks(container):
            if isinstance(block, list):
                yield from self.read_paragraph(block)
                for box in self.find_boxes(block):
                    yield from self.read_cell(box)
            else:
                for row in read_grid(block, self.styles).rows:
                    for cell in row:
                        yield from self.read_cell(cell.element)

    def _is_gone(self, paragraph: Element, style_id: str) -> bool:
        """Whether an empty paragraph is no paragraph any more: its end mark is deleted or hidden. It does not count."""
        if mark_is_deleted(paragraph):
            return True
        mark = read_look(None, paragraph.find(f"{W}pPr/{W}rPr"))
        return bool(mark.over(self.styles.look(style_id)).hidden)


def _split_at_breaks(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The typed lines of a paragraph, those that show nothing left out. A page break parts lines like a line break."""
    segments: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text == LINE_BREAK:
            segments.append([])
        else:
            segments[-1].append(piece)
    return [segment for segment in segments if any(piece.text.strip() for piece in segment)]


def _typed_line(number: str, pieces: list[Piece], centered: bool, paragraph: Element) -> TypedLine:
    shown = [piece for piece in pieces if piece.text.strip()]
    weights: dict[float | None, int] = {}
    for piece in shown:
        weights[piece.size] = weights.get(piece.size, 0) + len(piece.text)
    return TypedLine(
        text=number + "".join(piece.text for piece in pieces),
        bold=all(piece.bold for piece in shown) if shown else None,
        size=max(weights, key=lambda size: weights[size]) if weights else None,
        centered=centered,
        legacy_runs=tuple(find_runs(((piece.text, piece.font) for piece in pieces), len(number))),
        pieces=pieces,
        paragraph=paragraph,
    )
