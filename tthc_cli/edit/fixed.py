"""Safe changes written into a copy: which formats take them, and what they change."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tthc_cli.edit.fix_text import fix_text
from tthc_cli.errors import UsageError
from tthc_cli.extract.docx import MEDIA_TYPE as WORD
from tthc_cli.extract.open import read_bytes
from tthc_cli.model.edit import Edit
from tthc_cli.options import ExtractOptions

_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".txt", ".md", ".markdown")


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


def fix_file(path: Path, media_type: str, source: str, edits: Sequence[Edit], options: ExtractOptions) -> FixedCopy:
    """Writes the edits, which count in `source`, into a copy of a Word or text file.

    Raises `UsageError`: `fix_signed`, `fix_encoding`, or like `require_fixable`.
    """
    require_fixable(path)
    data, done = read_bytes(path, options.max_bytes), tuple(edits)
    if media_type == WORD:
        from tthc_cli.edit.fix_word import fix_docx

        copy, done = fix_docx(path, data, edits, options)
    else:
        copy = fix_text(path, data, source, edits)
    return FixedCopy(copy if done else None, len(done), tuple(_difference(path, source, done)))


def fixed_name(path: Path) -> Path:
    """Where a mended copy goes if nobody says: beside the file, `plan.docx` as `plan.fixed.docx`."""
    return path.with_name(f"{path.stem}.fixed{path.suffix}")


def _difference(path: Path, source: str, edits: Sequence[Edit]) -> list[str]:
    pieces, last = [], 0
    for edit in edits:
        pieces += [source[last : edit.start], edit.text]
        last = edit.end
    after = "".join((*pieces, source[last:]))
    names = (str(path), str(fixed_name(path)))
    return list(difflib.unified_diff(source.split("\n"), after.split("\n"), *names, n=1, lineterm=""))
