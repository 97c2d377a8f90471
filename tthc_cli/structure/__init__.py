"""CleanDocument → DocumentTree: header, outline, closing, appendices; `tables/` has one file a table shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_cli.clean.clean_document import CleanBlock, CleanDocument, CleanLine
from tthc_cli.structure.appendix import read_appendix
from tthc_cli.structure.closing import read_closing
from tthc_cli.structure.document_tree import DocumentTree, FootNote, Instrument, TaskTable
from tthc_cli.structure.header import read_header
from tthc_cli.structure.outline import BodyItem, read_outline
from tthc_cli.structure.paragraphs import read_paragraphs
from tthc_cli.structure.tables import read_tables
from tthc_cli.structure.zones import InstrumentZone, split_zones

__all__ = ["read_structure"]


def read_structure(clean: CleanDocument) -> DocumentTree:
    """Finds the parts of a document. Any text has a structure; parts that are not there are empty."""
    zones = split_zones([block for block in clean.blocks if not _is_note(block)])
    instruments = tuple(_read_instrument(zone) for zone in zones.instruments)
    appendices = tuple(found for zone in zones.appendices if (found := read_appendix(zone)) is not None)
    return DocumentTree(clean, instruments, appendices, tuple(_read_notes(clean.blocks)), zones.stamps)


def _is_note(block: CleanBlock) -> bool:
    return isinstance(block, CleanLine) and block.note_mark is not None


def _read_notes(blocks: Sequence[CleanBlock]) -> Iterator[FootNote]:
    for block in blocks:
        if isinstance(block, CleanLine) and block.note_mark is not None and (text := block.text.squeeze()).text:
            yield FootNote(text, block.note_mark)


def _read_instrument(zone: InstrumentZone) -> Instrument:
    if zone.kind is None:  # a letter, or a text without a title: all of it is body
        zone = InstrumentZone(header=zone.header, body=zone.header, closing=zone.closing)
    header, body = read_header(zone)
    outline = read_outline(_body_items(body))
    return Instrument(header, outline.preamble, outline.nodes, outline.tables, read_closing(zone.closing))


def _body_items(blocks: Sequence[CleanBlock]) -> list[BodyItem]:
    items: list[BodyItem] = []
    lines: list[CleanLine] = []
    for item in read_tables(blocks):
        if isinstance(item, TaskTable):
            items += [*read_paragraphs(lines), item]
            lines = []
        else:
            lines.append(item)
    return [*items, *read_paragraphs(lines)]
