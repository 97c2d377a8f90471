"""All texts of a document that are searched for citations, targets and deadlines, each with what its place is
called.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tthc_cli.clean.mapped import Mapped
from tthc_cli.interpret.tasks import row_texts
from tthc_cli.lexicon.sections import is_legal_basis
from tthc_cli.structure.document_tree import Appendix, DocumentTree, Header, Instrument, Node, TaskTable

# In characters; the longest paragraph of the real documents has 1,200.
_LONGEST = 5_000


class Passage(NamedTuple):
    """One paragraph, cell or note. `lists_basis`: the part it stands in lists the plan's bases; `in_table`: it is a
    cell; `in_note`: it is a note, and `where` is the place that bears its mark.
    """

    text: Mapped
    where: str
    lists_basis: bool = False
    in_table: bool = False
    in_note: bool = False


def find_passages(tree: DocumentTree) -> list[Passage]:
    """Every passage once, in document order. A cell that covers several rows is one passage."""
    found: list[Passage] = []
    for instrument in tree.instruments:
        found += _instrument(instrument)
    for appendix in tree.appendices:
        found += _appendix(appendix)
    once = {passage.text.start: passage for passage in reversed(found) if passage.text.text}
    passages = sorted(once.values(), key=lambda passage: passage.text.start)
    return [piece for passage in (*passages, *_notes(tree, passages)) for piece in _bounded(passage)]


def _notes(tree: DocumentTree, passages: Sequence[Passage]) -> Iterator[Passage]:
    """The notes, each at the place that bears its mark: the first passage that ends after that paragraph begins (a
    passage itself may begin after the paragraph's number).
    """
    ends = [passage.text.end for passage in passages]
    for note in tree.notes:
        bearer = min(bisect_right(ends, note.mark), len(ends) - 1)
        yield Passage(note.text, passages[bearer].where if passages else "preamble", in_note=True)


def _bounded(passage: Passage) -> Iterator[Passage]:
    """The passage in pieces of whole sentences where it is longer than any paragraph that people write, so that a file
    without line ends takes time in proportion to its size.
    """
    text, start = passage.text, 0
    while len(text.text) - start > _LONGEST:
        edge = text.text.rfind(" ", start, start + _LONGEST)
        end = edge + 1 if edge > start else start + _LONGEST
        yield passage._replace(text=text.part(start, end))
        start = end
    yield passage._replace(text=text.part(start)) if start else passage


def _instrument(instrument: Instrument) -> Iterator[Passage]:
    yield from _header(instrument.header)
    listing = False
    for paragraph in instrument.preamble:
        # "Căn cứ Nghị định …;" goes on in the next line without the word.
        yield Passage(paragraph.text, "preamble", listing)
        opens = paragraph.text.text.casefold().startswith("căn cứ")
        listing = (opens or listing) and paragraph.text.text.rstrip().endswith((";", ":"))
    for table in instrument.tables:
        yield from _table(table, "appendix", "appendix")
    for node in instrument.outline:
        yield from _node(node, lists_basis=False)


def _header(header: Header) -> Iterator[Passage]:
    for text in (header.title, header.note):
        if text is not None:
            yield Passage(text, "preamble")


def _node(node: Node, *, lists_basis: bool) -> Iterator[Passage]:
    basis = lists_basis or (node.heading is not None and is_legal_basis(node.heading.text))
    if node.heading is not None:
        yield Passage(node.heading, node.path)
    yield Passage(node.text, node.path, basis)
    for paragraph in node.paragraphs:
        yield Passage(paragraph.text, node.path, basis)
    for table in node.tables:
        yield from _table(table, node.path, "appendix")
    for child in node.children:
        yield from _node(child, lists_basis=basis)


def _table(table: TaskTable, outside: str, prefix: str) -> Iterator[Passage]:
    if not table.columns:  # no table of tasks: its cells are text like any other
        for text in (text for row in table.printed.rows for text in row):
            yield Passage(text, outside)
    for title in table.group_titles:
        yield Passage(title, outside, in_table=True)
    for row in table.rows:
        for text in row_texts(row):
            yield Passage(text, f"{prefix}:{row.path}", in_table=True)


def _appendix(appendix: Appendix) -> Iterator[Passage]:
    for text in (appendix.title, appendix.note):
        if text is not None:
            yield Passage(text, "appendix")
    for paragraph in appendix.paragraphs:
        yield Passage(paragraph.text, "appendix")
    for table in appendix.tables:
        yield from _table(table, "appendix", "appendix")
