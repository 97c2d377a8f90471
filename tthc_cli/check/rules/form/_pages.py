"""What the rules about pages share: the sections of a document that hold text, and where each begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tthc_cli.check.rule import Problem
from tthc_cli.check.rules.form._looks import read_layout
from tthc_cli.model.draft import Draft, DraftText
from tthc_cli.model.layout import PageSetup


class PrintedSection(NamedTuple):
    """A section and the texts in it, of which there is one at least."""

    setup: PageSetup
    texts: tuple[DraftText, ...]


def printed_sections(draft: Draft) -> list[PrintedSection]:
    """The sections that hold text, in order."""
    layout = read_layout(draft)
    if layout is None or not layout.sections:
        return []
    texts: dict[int, list[DraftText]] = {}
    for text in draft.texts:
        line = layout.line_at(text.at[0])
        if line is not None:
            texts.setdefault(line.section, []).append(text)
    return [PrintedSection(layout.sections[number], tuple(held)) for number, held in sorted(texts.items())]


def tell_sections(
    draft: Draft, wrong: list[PrintedSection], key: str, name: Callable[[PrintedSection], str]
) -> Iterator[Problem]:
    """One problem at the beginning of the first of these sections, with how many there are; none without any."""
    if wrong:
        found = name(wrong[0])
        facts = {"found": found, "count": len(wrong)}
        yield Problem(draft.path, draft.span(wrong[0].texts[0]), key, facts, (key, found))
