"""Text that knows where each of its characters stands in the file's extracted text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_LINE_FEED = re.compile("\n")
_SOLID = re.compile(r"\S+")


class Mapped(NamedTuple):
    """A text and, for each of its characters, the offset in `RawDocument.text` it came from.

    `at` is a `range` wherever the text is a plain slice of the original, so that a clean document costs nothing. Every
    method keeps the promise that `at[i]` is the place of `text[i]`; a character put in by a repair has the place of
    what it replaces.
    """

    text: str
    at: Sequence[int]

    @property
    def start(self) -> int:
        """Offset of the first character; -1 for an empty text."""
        return self.at[0] if self.text else -1

    @property
    def end(self) -> int:
        """Offset after the last character; -1 for an empty text."""
        return self.at[-1] + 1 if self.text else -1

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def part(self, start: int, end: int | None = None) -> Mapped:
        """The slice `text[start:end]`."""
        return Mapped(self.text[start:end], self.at[start:end])

    def strip(self, chars: str | None = None) -> Mapped:
        """Without the characters (default: white space) at both ends."""
        kept = self.text.lstrip(chars)
        first = len(self.text) - len(kept)
        return self.part(first, first + len(kept.rstrip(chars)))

    def squeeze(self) -> Mapped:
        """Stripped, with each run of white space turned into one blank."""
        text = self.text
        if "  " not in text and "\n" not in text and "\t" not in text and text == text.strip():
            return self
        parts = [self.part(*match.span()) for match in _SOLID.finditer(text)]
        return join(parts, " ")

    def split(self, pattern: re.Pattern[str]) -> list[Mapped]:
        """The parts between the matches of `pattern`, empty ones included."""
        parts, last = [], 0
        for match in pattern.finditer(self.text):
            parts.append(self.part(last, match.start()))
            last = match.end()
        return [*parts, self.part(last)]

    def split_lines(self) -> list[Mapped]:
        """The parts between line feeds."""
        return self.split(_LINE_FEED) if "\n" in self.text else [self]


EMPTY = Mapped("", range(0))


def join(parts: Iterable[Mapped], separator: str) -> Mapped:
    """The parts one after the other. A separator's characters have the place right after the part before them."""
    kept = [part for part in parts if part.text]
    if len(kept) <= 1:
        return kept[0] if kept else EMPTY
    at: list[int] = list(kept[0].at)
    for part in kept[1:]:
        at.extend([at[-1] + 1] * len(separator))
        at.extend(part.at)
    return Mapped(separator.join(part.text for part in kept), at)
