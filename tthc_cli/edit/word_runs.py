"""Cuts the runs of a Word file so that a range of comments can begin and end at any character; looks stay."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from tthc_cli.edit.word_origins import Origin
from tthc_cli.extract.docx_xml import PARAGRAPH, RUN, Element, W, find_child

TEXT = W + "t"
_PROPERTIES = W + "rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def keep_spaces(text: Element) -> None:
    """Says of a `w:t` that its first and last blanks count."""
    content = text.text or ""
    if content != content.strip():
        text.set(_SPACE, "preserve")


def outermost_run(node: Element) -> Element | None:
    """The run of the node's own paragraph that holds the node; None for what is in no run."""
    found = None
    for above in node.iterancestors():
        if above.tag == RUN:
            found = above
        elif above.tag == PARAGRAPH:
            break
    return found


class CutRuns:
    """The runs around some characters, cut before each of `befores` and behind each of `behinds`."""

    def __init__(self, befores: Iterable[Origin], behinds: Iterable[Origin]) -> None:
        places: dict[Element, set[int]] = {}
        for node, char in befores:
            places.setdefault(node, set()).add(char)
        for node, char in behinds:
            places.setdefault(node, set()).add(char + 1)
        self._pieces: dict[Element, list[tuple[int, Element]]] = {}
        for node, cuts in places.items():
            parent = node.getparent()
            if parent is not None and parent is outermost_run(node):  # what lies deeper (ruby) stays whole
                self._pieces[node] = _cut(node, sorted(cuts))

    def run_of(self, origin: Origin) -> Element | None:
        """The run that holds this character after the cuts."""
        pieces = self._pieces.get(origin.node, [(0, origin.node)])
        return outermost_run(next(piece for start, piece in reversed(pieces) if start <= origin.char))


def _cut(node: Element, cuts: list[int]) -> list[tuple[int, Element]]:
    """Parts the run of `node` at these characters of it; gives the pieces of the node and where each begins."""
    text = (node.text or "") if node.tag == TEXT else " "
    pieces = [(0, node)]
    if cuts[0] == 0:
        _part_before(node)
    for cut in filter(None, cuts):
        start, last = pieces[-1]
        if cut >= len(text):
            _part_behind(last)
            break
        rest = deepcopy(last)
        rest.tail = None
        last.text, rest.text = text[start:cut], text[cut:]
        keep_spaces(last)
        keep_spaces(rest)
        last.addnext(rest)
        _part_before(rest)
        pieces.append((cut, rest))
    return pieces


def _part_behind(node: Element) -> None:
    following = node.getnext()
    if following is not None:
        _part_before(following)


def _part_before(node: Element) -> None:
    """Moves the node and what follows it in its run into a new run of the same look."""
    run, before = node.getparent(), node.getprevious()
    if run is None or before is None or before.tag == _PROPERTIES:
        return
    new = run.makeelement(RUN, {str(name): str(value) for name, value in run.attrib.items()})
    look = find_child(run, _PROPERTIES)
    if look is not None:
        new.append(deepcopy(look))
    new.extend([node, *node.itersiblings()])
    run.addnext(new)
