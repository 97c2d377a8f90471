"""Where a finding stands, in the ways that other programs want it."""

from __future__ import annotations

from pathlib import Path, PurePath
from urllib.parse import quote

from tthc_cli.model.base import Span


def relative_path(path: str) -> str:
    """The path from the working folder on, with forward slashes; as it is where it lies elsewhere."""
    try:
        return Path(path).absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return PurePath(path).as_posix()


def artifact_uri(path: str) -> str:
    """A URI reference: relative and percent-encoded, `file:///…` for what lies outside the working folder."""
    shown = relative_path(path)
    return Path(shown).as_uri() if PurePath(shown).is_absolute() else quote(shown)


def line_of(span: Span | None) -> int:
    """The line of a finding, from 1; the first line where the whole file is meant."""
    return max(span.line, 1) if span is not None else 1


def column_of(span: Span | None) -> int:
    """The column in code points, from 1."""
    return max(span.column, 1) if span is not None else 1
