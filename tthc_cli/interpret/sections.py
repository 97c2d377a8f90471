"""Outline → sections of the public model."""

from __future__ import annotations

from tthc_cli.clean.mapped import Mapped
from tthc_cli.interpret.places import Places
from tthc_cli.model.plan import Section
from tthc_cli.structure.document_tree import Node, Paragraph


def read_sections(nodes: tuple[Node, ...], places: Places) -> tuple[Section, ...]:
    """The numbered parts of a body with their own words; the words of their children are in the children."""
    return tuple(_section(node, places) for node in nodes)


def _section(node: Node, places: Places) -> Section:
    own = [node.text.text] if node.text.text else []
    return Section(
        path=node.path,
        label=node.label.text,
        heading=node.heading.text if node.heading is not None else None,
        level=node.level,
        text="\n".join([*own, *(_printed(paragraph) for paragraph in node.paragraphs)]),
        children=read_sections(node.children, places),
        span=places.span(node.start, _end(node)),
    )


def _printed(paragraph: Paragraph) -> str:
    return f"{paragraph.bullet} {paragraph.text.text}" if paragraph.bullet else paragraph.text.text


def _end(node: Node) -> int:
    """Where the part with all that stands in it ends."""
    texts: list[Mapped] = [node.text, *(paragraph.text for paragraph in node.paragraphs)]
    if node.heading is not None:
        texts.append(node.heading)
    ends = [text.end for text in texts if text.text]
    ends += [table.end for table in node.tables]
    ends += [_end(child) for child in node.children]
    return max(ends, default=node.start)
