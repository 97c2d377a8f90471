"""What the rules about layout share: how a text is set, and what is wrong about it, told once for a document.

A wrong setting mostly runs through a whole document. So each fault is one problem, at its first place, with the number
of its places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tthc_cli.check.rule import Problem
from tthc_cli.check.rules.form._parts import has_letterhead
from tthc_cli.model.draft import Draft, DraftText, Part
from tthc_cli.model.layout import Layout, SetLine, Type

HEADLINE = (13.0, 14.0)
LETTERHEAD = (12.0, 13.0)
_IN_FORCE = "2020-03-05"
"""The day from which the decree holds; what was issued before followed Thông tư 01/2011/TT-BNV."""


class Wanted(NamedTuple):
    """How a part is to be set. `sizes`: least and most points; None: the decree leaves it open."""

    sizes: tuple[float, float] | None = None
    bold: bool | None = None
    italic: bool | None = None
    centered: bool | None = None


class Seen(NamedTuple):
    """A text and how most of its letters are set."""

    text: DraftText
    size: float
    bold: bool
    italic: bool
    line: SetLine


def read_layout(draft: Draft) -> Layout | None:
    """The layout, where the decree rules it: not of a copied text without letterhead, not of a Party document, not of
    one that is older than the decree.
    """
    issued = draft.plan.date
    is_older = issued.iso < _IN_FORCE if issued.iso else issued.year is not None and issued.year < int(_IN_FORCE[:4])
    ruled = not is_older and has_letterhead(draft)
    return draft.layout if ruled else None


def count_letters(layout: Layout, text: DraftText) -> Counter[Type]:
    """How many letters and digits of a text are set in which type."""
    found: Counter[Type] = Counter()
    for run in layout.runs_in(text.at[0], text.at[-1] + 1):
        start, end = bisect_left(text.at, run.start), bisect_left(text.at, run.end)
        found[run.type] += sum(map(str.isalnum, text.text[start:end]))
    return +found


class FoundType(NamedTuple):
    """How many letters are set in some type, and the texts that hold them."""

    letters: int
    texts: list[DraftText]


def find_types(draft: Draft, name: Callable[[Type], str | None]) -> dict[str, FoundType]:
    """The types of a document that have a name, by it; `name` gives None for what is as it should be."""
    found: dict[str, FoundType] = {}
    layout = read_layout(draft)
    if layout is None or not any(name(kind) for kind in {run.type for run in layout.runs}):
        return found
    for text in draft.texts:
        named: Counter[str] = Counter()
        for kind, count in count_letters(layout, text).items():
            if (found_name := name(kind)) is not None:
                named[found_name] += count
        for found_name, count in named.items():
            before = found.get(found_name, FoundType(0, []))
            found[found_name] = FoundType(before.letters + count, [*before.texts, text])
    return found


def see(draft: Draft, texts: Iterable[DraftText]) -> Iterator[Seen]:
    """How texts are set, those left out of which nothing is known."""
    layout = read_layout(draft)
    if layout is None:
        return
    for text in texts:
        letters, line = count_letters(layout, text), layout.line_at(text.at[0])
        if letters and line is not None:
            sizes: Counter[float] = Counter()
            for kind, count in letters.items():
                sizes[kind.size] += count
            half = letters.total() / 2
            bold = sum(count for kind, count in letters.items() if kind.bold) > half
            italic = sum(count for kind, count in letters.items() if kind.italic) > half
            yield Seen(text, max(sizes, key=lambda size: sizes[size]), bold, italic, line)


def see_parts(draft: Draft, *parts: Part) -> list[Seen]:
    """How all texts that are these parts are set."""
    return list(see(draft, draft.find(*parts)))


def see_body(draft: Draft, *parts: Part) -> Iterator[Seen]:
    """How the running text is set; what stands in tables has no rule."""
    return (each for each in see(draft, draft.find(*parts)) if not each.line.in_table)


def find_wrong(draft: Draft, seen: Iterable[Seen], wanted: Wanted, key: str) -> Iterator[Problem]:
    """One problem for each side of the look that is wrong. Messages are `<key>_size`, `_bold`, `_italic`, `_align`."""
    seen = list(seen)
    if (sizes := wanted.sizes) is not None:
        odd = [each for each in seen if not sizes[0] <= each.size <= sizes[1]]
        yield from tell_once(draft, odd, f"{key}_size", _name_sizes)
    if wanted.bold is not None:
        yield from tell_once(draft, [each for each in seen if each.bold != wanted.bold], f"{key}_bold")
    if wanted.italic is not None:
        yield from tell_once(draft, [each for each in seen if each.italic != wanted.italic], f"{key}_italic")
    if wanted.centered:
        yield from tell_once(draft, [each for each in seen if each.line.alignment != "center"], f"{key}_align")


def _name_nothing(seen: Iterable[Seen]) -> str:
    return ""


def _name_sizes(seen: Iterable[Seen]) -> str:
    return ", ".join(f"{size:g}" for size in sorted({each.size for each in seen}))


def tell_once(
    draft: Draft, wrong: list[Seen], key: str, name: Callable[[Iterable[Seen]], str] = _name_nothing
) -> Iterator[Problem]:
    """One problem at the first of the texts, with what was found there and how many there are; none without any."""
    if wrong:
        facts = {"found": name(wrong), "count": len(wrong)}
        yield Problem(draft.path, draft.span(wrong[0].text), key, facts, (key,))
