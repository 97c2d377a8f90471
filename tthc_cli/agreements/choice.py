"""Which findings a person wants to see, where, and how grave each is taken: names of rules and patterns of paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import TypeVar
from unicodedata import normalize

T = TypeVar("T")


def is_named(code: str, name: str, wanted: Sequence[str]) -> bool:
    """Whether codes, beginnings of codes or names name a rule."""
    return any(each and (code.startswith(each.upper()) or name == each.lower()) for each in wanted)


def find_nearest(code: str, name: str, chosen: Mapping[str, T]) -> T | None:
    """What is chosen for a rule by the longest of the names that fit it, so that `CIT008` wins over `CIT`."""
    fitting = [each for each in chosen if is_named(code, name, [each])]
    return chosen[max(fitting, key=len)] if fitting else None


def fits_path(path: str, pattern: str) -> bool:
    """Whether a pattern fits a path, the end of it, or a folder on the way: `phu-luc/*.docx`, `phu-luc`, `*.pdf`.

    Capitals and the form of accents do not count: macOS stores names decomposed.
    """
    parts = PurePath(_plain(path)).parts
    wanted = _plain(pattern).rstrip("/").removeprefix("./")
    pieces = ("/".join(parts[start:end]) for end in range(len(parts), 0, -1) for start in range(end))
    return any(fnmatchcase(piece, wanted) for piece in pieces)


def _plain(name: str) -> str:
    return normalize("NFC", name).casefold().replace("\\", "/")
