"""Paragraphs → outline, by the logic of the numerals and not by looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from tthc_cli.clean.mapped import EMPTY, Mapped, join
from tthc_cli.clean.wraps import join_wrapped
from tthc_cli.structure.document_tree import Node, Paragraph, TaskTable
from tthc_cli.structure.headings import is_heading, trim_heading
from tthc_cli.structure.numerals import Label, find_marker, follows, skips_few

BodyItem: TypeAlias = Paragraph | TaskTable

_ENDED = re.compile(r"[.;:!?…)]['”\"’]*\s*$")
# Kinds that stand above all others and close what is open below them.
_OUTERMOST = ("chapter",)


@dataclass(slots=True)
class _Open:
    """A node while it is still being read."""

    label: Label
    path: str
    level: int
    start: int
    numeral: Mapped
    words: Mapped
    bold: bool
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list[_Open] = field(default_factory=list)
    tables: list[TaskTable] = field(default_factory=list)


class Outline(NamedTuple):
    """What stands before the first numeral, the tree of numbered parts, and tables that stand before any."""

    preamble: tuple[Paragraph, ...]
    nodes: tuple[Node, ...]
    tables: tuple[TaskTable, ...]


def read_outline(items: Iterable[BodyItem]) -> Outline:
    """A numeral opens a part only if it goes on from an open one or is the first of a new level.

    Promises: each paragraph belongs to exactly one node or to the preamble, in order.
    """
    top: list[_Open] = []
    stack: list[_Open] = []
    preamble: list[Paragraph] = []
    tables: list[TaskTable] = []
    for item in items:
        if isinstance(item, TaskTable):
            (stack[-1].tables if stack else tables).append(item)
            continue
        node = None if item.bullet else _open_node(item, stack)
        if node is None:
            _add_paragraph(stack[-1].paragraphs if stack else preamble, stack, item)
            continue
        (stack[-1].children if stack else top).append(node)
        stack.append(node)
    return Outline(tuple(preamble), tuple(_close(node) for node in top), tuple(tables))


def _open_node(paragraph: Paragraph, stack: list[_Open]) -> _Open | None:
    """The node that a paragraph opens; `stack` is then cut back to its parent. None if its numeral opens nothing."""
    marker = find_marker(paragraph.text.text)
    if marker is None:
        return None
    words = paragraph.text.part(marker.end).strip()
    title_like = paragraph.bold or (bool(words.text) and words.text.upper() == words.text)
    labels = [node.label for node in stack]
    level = _level(marker.label, labels, title_like=title_like)
    if level is None or (marker.weak and not any(follows(marker.label, label) for label in labels)):
        return None
    del stack[level:]
    parent = stack[-1].path if stack else ""
    part = marker.label.path_part if stack else marker.label.text
    path = f"{parent}.{part}" if parent else part
    numeral = paragraph.text.part(0, marker.end)
    return _Open(marker.label, path, level + 1, paragraph.text.start, numeral, words, paragraph.bold)


def _level(label: Label, open_labels: Sequence[Label], *, title_like: bool) -> int | None:
    """How many open parts the new one stands in; None if it cannot stand here."""
    for level in range(len(open_labels) - 1, -1, -1):
        sibling = open_labels[level]
        if (sibling.kind, sibling.depth) != (label.kind, label.depth):
            continue
        if follows(label, sibling) or skips_few(label, sibling) or label.value == 1:
            return _under_prefix(label, open_labels, level)
        return None
    if label.kind in _OUTERMOST:
        return 0
    if label.kind == "article" and (label.value == 1 or all(other.kind in _OUTERMOST for other in open_labels)):
        return sum(other.kind in _OUTERMOST for other in open_labels)
    if label.value == 1 or (label.kind in ("roman", "part") and title_like):
        return _under_prefix(label, open_labels, len(open_labels))
    return None


def _under_prefix(label: Label, open_labels: Sequence[Label], level: int) -> int:
    """`2.1` stands in the open part 2, wherever that is."""
    if label.kind != "decimal" or not label.prefix:
        return level
    for index in range(len(open_labels) - 1, -1, -1):
        other = open_labels[index]
        if other.kind in ("arabic", "decimal") and other.depth == label.depth - 1 and other.value == label.prefix[-1]:
            return index + 1
    return level


def _add_paragraph(paragraphs: list[Paragraph], stack: Sequence[_Open], paragraph: Paragraph) -> None:
    """Adds a paragraph; one that only seemed to begin with a numeral goes on with the text before it."""
    if paragraph.bullet or find_marker(paragraph.text.text) is None:
        paragraphs.append(paragraph)
    elif paragraphs and not _ENDED.search(paragraphs[-1].text.text):
        paragraphs[-1] = _joined(paragraphs[-1], paragraph)
    elif not paragraphs and stack and not _ENDED.search(stack[-1].words.text):
        stack[-1].words = join_wrapped([stack[-1].words, paragraph.text])
    else:
        paragraphs.append(paragraph)


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    text = join_wrapped([first.text, second.text])
    return first._replace(text=text, printed=join_wrapped([first.printed, second.printed]))


def _close(node: _Open) -> Node:
    has_content = bool(node.paragraphs or node.children or node.tables)
    heading = is_heading(node.label, node.words.text, bold=node.bold, has_content=has_content)
    return Node(
        node.label,
        node.path,
        node.level,
        node.start,
        trim_heading(node.words) if heading else None,
        EMPTY if heading else node.words,
        tuple(node.paragraphs),
        tuple(_close(child) for child in node.children),
        tuple(node.tables),
        join([node.numeral, node.words], "").strip(),
    )
