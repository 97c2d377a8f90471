"""Safe changes written into a copy: which formats take them, and what they change."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tthc_cli.errors import UsageError
from tthc_cli.extract.docx import MEDIA_TYPE as WORD
from tthc_cli.extract.open import extract_bytes, read_bytes
from tthc_cli.extract.raw import RawDocument
from tthc_cli.model.edit import Edit
from tthc_cli.options import ExtractOptions

_TEXTS = ("text/plain", "text/markdown")
_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".txt", ".md", ".markdown")
_MOST_TURNS = 8
"""Two are the most that was seen."""


FindEdits: TypeAlias = Callable[[RawDocument], Sequence[Edit]]


@dataclass(frozen=True, slots=True)
class FixedCopy:
    """A mended copy of one file: its bytes (None where there was nothing to mend), in how many places it was mended,
    and the difference of the texts, as lines of a unified diff.
    """

    data: bytes | None
    places: int
    diff: tuple[str, ...]


def require_fixable(path: Path) -> None:
    """Raises `UsageError` (`fix_format`) for a file that is never mended: its text is not what was typed."""
    if path.suffix.lower() not in _SUFFIXES:
        raise UsageError("fix_format", path=str(path))


def fix_file(path: Path, find: FindEdits, options: ExtractOptions) -> FixedCopy:
    """A mended copy of a file; see `fix_bytes`. Raises like it and `require_fixable`."""
    require_fixable(path)
    return fix_bytes(path, read_bytes(path, options.max_bytes), find, options)


def fix_bytes(path: Path, data: bytes, find: FindEdits, options: ExtractOptions) -> FixedCopy:
    """Writes what `find` gives into a copy of a Word or text file, until it gives nothing more that can be written: a
    number may show its blanks only when its letters are right.

    Raises `UsageError`: `fix_signed`, `fix_encoding`, `fix_format`; `UnreadableFileError` like the readers.
    """
    first = document = extract_bytes(path, data, options)
    places = 0
    for _ in range(_MOST_TURNS):
        data, done = _write(path, data, document, find(document), options)
        if not done:
            break
        places += done
        document = extract_bytes(path, data, options)
    return FixedCopy(data if places else None, places, tuple(_difference(path, first.text, document.text)))


def _write(
    path: Path, data: bytes, document: RawDocument, edits: Sequence[Edit], options: ExtractOptions
) -> tuple[bytes, int]:
    """The file with the edits that it takes, and how many those are."""
    if document.media_type == WORD:
        from tthc_cli.edit.fix_word import fix_docx

        fixed = fix_docx(path, data, edits, options)
        return fixed.data, len(fixed.edits)
    if document.media_type not in _TEXTS:  # it has the name of another format
        raise UsageError("fix_format", path=str(path))
    from tthc_cli.edit.fix_text import fix_text

    return fix_text(path, data, document.text, edits), len(edits)


def fixed_name(path: Path) -> Path:
    """Where a mended copy goes if nobody says: beside the file, `plan.docx` as `plan.fixed.docx`."""
    return path.with_name(f"{path.stem}.fixed{path.suffix}")


def _difference(path: Path, before: str, after: str) -> Iterator[str]:
    names = (str(path), str(fixed_name(path)))
    return difflib.unified_diff(before.split("\n"), after.split("\n"), *names, n=1, lineterm="")
