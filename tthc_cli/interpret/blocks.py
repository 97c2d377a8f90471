"""The whole document in reading order: every text that the stages before have put somewhere, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tthc_cli.clean.mapped import Mapped
from tthc_cli.extract.raw import WIDE_GAP
from tthc_cli.interpret.places import Places
from tthc_cli.model.plan import Block, BlockKind
from tthc_cli.structure.document_tree import Appendix, DocumentTree, Instrument, Node, Paragraph, TaskTable
from tthc_cli.structure.marks import GAP


class Part(NamedTuple):
    """One block on its way: `texts` are its lines, or the cells of a `table`."""

    kind: BlockKind
    texts: tuple[Mapped, ...]
    where: str
    level: int = 0
    table: TaskTable | None = None

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return min(text.start for text in self.texts if text.text)

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return max(text.end for text in self.texts if text.text)


def find_parts(tree: DocumentTree) -> list[Part]:
    """Every part once, in document order; parts without words are left out."""
    found = [part for instrument in tree.instruments for part in _instrument(instrument)]
    found += [part for appendix in tree.appendices for part in _appendix(appendix)]
    found += [Part("note", (note.text,), "note") for note in tree.notes]
    found += [Part("note", (stamp,), "stamp") for stamp in tree.stamps]
    return sorted((part for part in found if any(part.texts)), key=lambda part: part.start)


def block_of(part: Part, places: Places) -> Block:
    """A part as the public model has it."""
    return Block(
        kind=part.kind,
        text="" if part.table is not None else "\n".join(_with_gaps(text) for text in part.texts),
        level=part.level,
        where=part.where,
        rows=_rows(part.table) if part.table is not None else (),
        span=places.span(part.start, part.end),
    )


def _with_gaps(text: Mapped) -> str:
    return WIDE_GAP.join(" ".join(piece.text.split()) for piece in text.split(GAP))


def _rows(table: TaskTable) -> tuple[tuple[str, ...], ...]:
    heads = [tuple(column.head for column in table.columns)] if table.columns else []
    return (*heads, *(tuple(cell.text for cell in row) for row in table.printed.rows))


def _instrument(instrument: Instrument) -> Iterator[Part]:
    header = instrument.header
    yield Part("letterhead", header.lines, "letterhead")
    yield from _titles(((header.kind, "title"), (header.title, "subtitle")), "preamble", 1)
    yield from _titles(((header.issuing_line, "subtitle"), (header.note, "note")), "preamble", 0)
    yield from _body(instrument.preamble, instrument.tables, "preamble")
    for node in instrument.outline:
        yield from _node(node)
    yield Part("recipients", instrument.closing.recipient_lines, "closing")
    yield Part("signature", instrument.closing.signature_lines, "closing")


def _appendix(appendix: Appendix) -> Iterator[Part]:
    yield from _titles(((appendix.label, "title"), (appendix.title, "subtitle")), "appendix", 2)
    yield from _titles(((appendix.note, "note"),), "appendix", 0)
    yield from _body(appendix.paragraphs, appendix.tables, "appendix")


def _titles(texts: Iterable[tuple[Mapped | None, BlockKind]], where: str, level: int) -> Iterator[Part]:
    for text, kind in texts:
        if text is not None:
            yield Part(kind, (text,), where, level)


def _node(node: Node) -> Iterator[Part]:
    kind: BlockKind = "heading" if node.heading is not None else "paragraph"
    yield Part(kind, (node.printed,), node.path, node.level if kind == "heading" else 0)
    yield from _body(node.paragraphs, node.tables, node.path)
    for child in node.children:
        yield from _node(child)


def _body(paragraphs: Iterable[Paragraph], tables: Iterable[TaskTable], where: str) -> Iterator[Part]:
    for paragraph in paragraphs:
        yield Part("bullet" if paragraph.bullet else "paragraph", (paragraph.printed,), where)
    for table in tables:
        for text in table.printed.caption:
            yield Part("paragraph", (text,), where)
        cells = (*table.printed.head, *(cell for row in table.printed.rows for cell in row))
        yield Part("table", cells, where, table=table)
