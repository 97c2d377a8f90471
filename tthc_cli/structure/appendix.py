"""An appendix: its label, its title, the bracket that says what it belongs to, its tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tthc_cli.clean.clean_document import CleanLine, CleanTable
from tthc_cli.clean.mapped import Mapped
from tthc_cli.clean.wraps import join_wrapped
from tthc_cli.structure.document_tree import Appendix, Paragraph, TaskTable
from tthc_cli.structure.paragraphs import read_paragraphs
from tthc_cli.structure.tables import Item, read_tables
from tthc_cli.structure.zones import AppendixZone, match_appendix

_NOTE = re.compile(r"\s*\(?\s*(?:ban\s+hành\s+)?(?:kèm|đính\s+kèm)\s+theo", re.IGNORECASE)
_TITLE_PARAGRAPHS = 4


def read_appendix(zone: AppendixZone) -> Appendix | None:
    """One appendix, or None where nothing but blank lines stands in it."""
    items = read_tables(zone.blocks)
    paragraphs, tables = _part(items)
    if zone.rest is not None:
        paragraphs.insert(0, Paragraph(zone.rest, None, True, True, zone.rest))
    if not paragraphs and not tables and zone.label is None:
        return None
    note = next((p for p in paragraphs if _NOTE.match(p.text.text)), None)
    title = _title(paragraphs, note)
    rest = tuple(p for p in paragraphs if p is not note and p not in title)
    start, end = _bounds(zone)
    return Appendix(_label(zone), _join_title(title), note.text if note else None, tuple(tables), rest, start, end)


def _part(items: Sequence[Item]) -> tuple[list[Paragraph], list[TaskTable]]:
    lines = [item for item in items if isinstance(item, CleanLine)]
    return list(read_paragraphs(lines)), [item for item in items if isinstance(item, TaskTable)]


def _label(zone: AppendixZone) -> Mapped | None:
    if zone.label is None:
        return None
    match = match_appendix(zone.label)
    return zone.label.text.part(*match.span("label")).squeeze() if match else zone.label.text.squeeze()


def _title(paragraphs: Sequence[Paragraph], note: Paragraph | None) -> list[Paragraph]:
    """The paragraphs before the bracket; without one, those at the start that are set as a title."""
    if note is not None:
        before = list(paragraphs[: paragraphs.index(note)])
        return before if len(before) <= _TITLE_PARAGRAPHS else before[:1]
    title = []
    for paragraph in paragraphs[:_TITLE_PARAGRAPHS]:
        if not (paragraph.text.text.isupper() or paragraph.bold or paragraph.centered):
            break
        title.append(paragraph)
    return title


def _join_title(title: Sequence[Paragraph]) -> Mapped | None:
    return join_wrapped(p.text for p in title) if title else None


def _bounds(zone: AppendixZone) -> tuple[int, int]:
    texts = [zone.label.text] if zone.label else []
    for block in zone.blocks:
        if isinstance(block, CleanTable):
            texts += [cell.text for row in block.rows for cell in row.cells]
        else:
            texts.append(block.text)
    filled = [text for text in texts if text.text]
    return (filled[0].start, max(text.end for text in filled)) if filled else (0, 0)
