"""What stands in a body, a cell or a text box: its paragraphs and tables, its floating boxes, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.extract.docx_xml import ALTERNATIVES, PARAGRAPH, TABLE, TAKEN_OUT, Element, W

_WRAPPERS = {W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")}
BOX = W + "txbxContent"


def find_content(container: Element, *tags: str) -> Iterator[Element]:
    """The elements of these tags in a container, looking through content controls, smart tags and accepted changes.

    Of alternative contents the first is taken: the second is a twin for programs that do not know the first.
    """
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from find_content(child, *tags)
        elif child.tag == ALTERNATIVES and len(child):
            yield from find_content(child[0], *tags)


def find_blocks(container: Element, *, joined: bool) -> Iterator[Element | list[Element]]:
    """Tables, and paragraphs as lists: a paragraph whose end mark tracked changes took out runs on into the next.

    `joined`: whether there can be such a mark, for looking costs time.
    """
    running: list[Element] = []
    for element in find_content(container, PARAGRAPH, TABLE):
        if element.tag == TABLE:
            if running:
                yield running
                running = []
            yield element
        else:
            running.append(element)
            if not joined or not mark_is_deleted(element):
                yield running
                running = []
    if running:
        yield running


def mark_is_deleted(paragraph: Element) -> bool:
    """Whether tracked changes took out the mark that ends the paragraph (17.13.5.15)."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(child.tag in TAKEN_OUT for child in mark)


def find_boxes(node: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph; of the twins Word writes for old and new programs only the first."""
    if next(node.iter(BOX), None) is None:
        return
    for child in node:
        if child.tag == BOX:
            yield child
        elif child.tag == ALTERNATIVES:
            yield from next((boxes for boxes in map(list, map(find_boxes, child)) if boxes), [])
        elif child.tag not in TAKEN_OUT:
            yield from find_boxes(child)
