"""Nothing lost: which words of the file stand in a part of the document, and which in none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from tthc_cli.clean.clean_document import CleanBlock, CleanTable
from tthc_cli.clean.mapped import Mapped
from tthc_cli.interpret.blocks import Part
from tthc_cli.interpret.places import Places
from tthc_cli.interpret.tasks import all_tables
from tthc_cli.model.plan import Coverage, Orphan
from tthc_cli.structure.document_tree import DocumentTree

_WORD = re.compile(r"[^\W_]+")
_LINE = re.compile(r"[\n\f]")
_LONE_NUMBER = re.compile(r"\d{1,3}")
# No page has fewer lines of text; the rows of a table have.
_PAGE_LINES = 15


def measure_coverage(tree: DocumentTree, parts: Sequence[Part], places: Places) -> Coverage:
    """Counts the letters and digits of the extracted text that stand in `parts`, by their offsets, never by searching.

    Running heads, page numbers, marks of Markdown and table heads that are printed again are told apart as furniture;
    they count as held. Every other word is in an orphan, line by line.
    """
    text = tree.clean.raw.text
    repeated = [piece for table, _ in all_tables(tree) for piece in table.printed.repeated]
    held = _marked(len(text), chain(repeated, (piece for part in parts for piece in part.texts)))
    kept = _marked(len(text), _clean_texts(tree.clean.blocks))
    lines = sum(_WORD.search(line) is not None for line in _LINE.split(text))
    loose = list(_loose_lines(text, held, kept))
    numbers = _page_numbers(text, loose)
    orphans = [line for line in loose if line.number not in numbers]
    lost = sum(held.count(0, start, end) for line in orphans for start, end in line.words)
    return Coverage(
        share=_share(sum(map(len, _WORD.findall(text))), lost),
        lines=lines,
        furniture=_removed_lines(tree) + _lines_of(repeated, text) + len(numbers),
        orphans=tuple(_orphan(text, line, places) for line in orphans),
    )


class _Line(NamedTuple):
    """One line: its number from 0, and the bounds of some of its words."""

    number: int
    words: list[tuple[int, int]]


def _loose_lines(text: str, held: bytearray, kept: bytearray) -> Iterator[_Line]:
    """The lines with words that cleaning left and that nothing took, wholly or in part; those words alone."""
    loose = _left_over(held, kept)
    start = 0
    for number, line in enumerate(_LINE.split(text)):
        end = start + len(line)
        if loose.find(1, start, end) >= 0:
            found = (word.span() for word in _WORD.finditer(text, start, end))
            words = [(first, last) for first, last in found if loose.find(1, first, last) >= 0]
            if words:
                yield _Line(number, words)
        start = end + 1


def _left_over(held: bytearray, kept: bytearray) -> bytes:
    """1 for each offset that is kept and not held. All at once, as two numbers as long as the text."""
    return (int.from_bytes(kept) & ~int.from_bytes(held)).to_bytes(len(kept))


def _page_numbers(text: str, loose: Sequence[_Line]) -> set[int]:
    """The lines among `loose` that hold a page number: a lone number from 2 on, rising by one, a page's length below
    the one before. Numbers that stand closer are those of rows.
    """
    found: set[int] = set()
    last_line, last_page = 0, None
    for line in loose:
        if len(line.words) > 1 or not _LONE_NUMBER.fullmatch(text[slice(*line.words[0])]):
            continue
        page = int(text[slice(*line.words[0])])
        rises = 1 < page <= 1 + line.number / _PAGE_LINES if last_page is None else page == last_page + 1
        if rises and line.number - last_line >= _PAGE_LINES:
            found.add(line.number)
            last_page = page
        last_line = line.number
    return found


def _orphan(text: str, line: _Line, places: Places) -> Orphan:
    start, end = line.words[0][0], line.words[-1][1]
    return Orphan(text=" ".join(text[start:end].split()), span=places.span(start, end))


def _share(letters: int, lost: int) -> float:
    """Rounded down, so that 1 means all."""
    return int(10_000 * (letters - lost) / letters) / 10_000 if letters else 1.0


def _marked(size: int, texts: Iterable[Mapped]) -> bytearray:
    """For each offset, whether one of the texts has it."""
    marks = bytearray(size)
    for text in texts:
        at = text.at
        if isinstance(at, range):
            marks[at.start : at.stop] = b"\1" * len(at)
            continue
        for place in at:
            if place < size:
                marks[place] = 1
    return marks


def _clean_texts(blocks: Iterable[CleanBlock]) -> Iterator[Mapped]:
    for block in blocks:
        if isinstance(block, CleanTable):
            yield from (cell.text for row in block.rows for cell in row.cells)
        else:
            yield block.text


def _removed_lines(tree: DocumentTree) -> int:
    return sum(repair.times for repair in tree.clean.repairs if repair.name == "page-furniture")


def _lines_of(cells: Iterable[Mapped], text: str) -> int:
    """How many lines of the file the cells begin in."""
    return len({text.rfind("\n", 0, cell.start) for cell in cells if cell.text})
