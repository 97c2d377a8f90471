"""DocumentTree and Plan → Draft: the texts of a document in reading order, each with the part that it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tthc_cli.clean.clean_document import CleanBlock, CleanLine
from tthc_cli.clean.mapped import Mapped
from tthc_cli.interpret.places import Places
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.sections import is_motto, is_national_heading
from tthc_cli.model.draft import Draft, DraftText, Part
from tthc_cli.model.plan import Plan
from tthc_cli.structure.document_tree import Appendix, DocumentTree, Header, Instrument, Node, Paragraph, TaskTable
from tthc_cli.structure.marks import GAP


def describe_draft(tree: DocumentTree, plan: Plan) -> Draft:
    """All texts of a document that are not blank, in reading order. `plan` is what was read from `tree`.

    What the tree holds comes as whole paragraphs, whatever lines they were printed on; what it does not hold comes line
    by line, as `other`.
    """
    texts = sorted(_tree_texts(tree), key=lambda text: text.at[0])
    raw = tree.clean.raw
    return Draft(plan, raw.text, tuple(_fill_in(texts, tree.clean.blocks)), Places(raw).span, raw.layout)


def _fill_in(texts: list[DraftText], blocks: Iterable[CleanBlock]) -> list[DraftText]:
    """Adds the lines and cells of which no text of the tree holds the middle. A text may run over lines that are not
    its own: an agency's name in the left column over quốc hiệu in the right one. Quốc hiệu and tiêu ngữ are added
    always: with a wrong word in it, the end of quốc hiệu looks like an agency.
    """
    held = {place for text in texts for place in text.at}
    rest = [line for line in _printed(blocks) if line.part != "other" or line.at[len(line.text) // 2] not in held]
    return sorted((*texts, *rest), key=lambda text: text.at[0])


def _printed(blocks: Iterable[CleanBlock]) -> Iterator[DraftText]:
    for block in blocks:
        if isinstance(block, CleanLine):
            for piece in _split(block.text):
                yield DraftText(piece.text, piece.at, _set_part(piece), block.bold, block.centered)
            continue
        for cell in (cell for row in block.rows for cell in row.cells):
            for line in cell.text.split_lines():
                for piece in _split(line):
                    yield DraftText(piece.text, piece.at, _set_part(piece), cell.bold)


def _split(text: Mapped) -> Iterator[Mapped]:
    """What stands side by side on one line, apart."""
    return filter(None, (piece.strip() for piece in text.split(GAP)))


def _set_part(text: Mapped) -> Part:
    """Quốc hiệu and tiêu ngữ are in no tree: every document has the same."""
    key = fold(text.text)
    if is_national_heading(key):
        return "national_heading"
    return "motto" if is_motto(key) else "other"


def _tree_texts(tree: DocumentTree) -> Iterator[DraftText]:
    for instrument in tree.instruments:
        yield from _instrument(instrument)
    for appendix in tree.appendices:
        yield from _appendix(appendix)


def _instrument(instrument: Instrument) -> Iterator[DraftText]:
    yield from _header(instrument.header)
    yield from _paragraphs(instrument.preamble, "preamble")
    for node in instrument.outline:
        yield from _node(node)
    for table in instrument.tables:
        yield from _table(table)
    closing = instrument.closing
    yield from _texts(closing.recipients, "recipients")
    yield from _texts(closing.authority, "authority")
    yield from _texts((closing.position,), "position")
    yield from _texts((closing.name,), "name")


def _header(header: Header) -> Iterator[DraftText]:
    yield from _texts(header.agencies, "agency")
    yield from _texts((header.number,), "number")
    yield from _texts((header.place,), "place")
    yield from _texts((header.date,), "date")
    yield from _texts((header.kind,), "kind")
    yield from _texts((header.title, header.issuing_line, header.note), "title")


def _node(node: Node) -> Iterator[DraftText]:
    yield from _texts((node.heading,), "heading")
    yield from _texts((node.text,), "body")
    yield from _paragraphs(node.paragraphs, "body")
    for table in node.tables:
        yield from _table(table)
    for child in node.children:
        yield from _node(child)


def _appendix(appendix: Appendix) -> Iterator[DraftText]:
    yield from _texts((appendix.label,), "appendix_label")
    yield from _texts((appendix.title,), "appendix_title")
    yield from _texts((appendix.note,), "appendix_note")
    yield from _paragraphs(appendix.paragraphs, "appendix")
    for table in appendix.tables:
        yield from _table(table)


def _table(table: TaskTable) -> Iterator[DraftText]:
    yield from _texts(table.group_titles, "table")
    for row in table.rows:
        yield from _texts((*row.cells.values(), *row.extra), "table")


def _paragraphs(paragraphs: Iterable[Paragraph], part: Part) -> Iterator[DraftText]:
    return (DraftText(each.text.text, each.text.at, part, each.bold, each.centered) for each in paragraphs if each.text)


def _texts(texts: Iterable[Mapped | None], part: Part) -> Iterator[DraftText]:
    return (DraftText(text.text, text.at, part) for text in texts if text)
