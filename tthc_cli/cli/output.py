"""Where the result goes, in which format, on what kind of surface."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tthc_cli.errors import UsageError

if TYPE_CHECKING:
    from tthc_cli.report.canvas import Canvas

F = TypeVar("F", bound=StrEnum)

# A page to read in an editor or a log, where nobody knows the width.
_PAPER_WIDTH = 100
# Formats that no ending names: nobody calls a file so.
_NO_ENDING = ("tree", "github", "gitlab")
# Endings that are not the name of their format.
_ENDINGS = {"txt": "text", "yml": "yaml", "htm": "html", "xml": "junit"}

# What the system says in English about a file that cannot be written, where it can be told in words of ours.
_WRITE_FAULTS: dict[type[OSError], str] = {
    IsADirectoryError: "cannot_write_folder",
    FileNotFoundError: "cannot_write_no_folder",
    PermissionError: "cannot_write_permission",
}


def choose_format(wanted: F | None, file: Path | None, on_terminal: F, piped: F) -> F:
    """The format asked for; else that of the output file's name; else the one for a terminal or for a pipe.

    Raises `UsageError` where the name ends like no format.
    """
    if wanted is not None:
        return wanted
    if file is not None:
        return _format_of_name(file, piped)
    return on_terminal if sys.stdout.isatty() else piped


def _format_of_name(file: Path, without_ending: F) -> F:
    """The format that the ending of a file's name tells. Raises `UsageError` for an ending of no format."""
    if not file.suffix.removeprefix("."):
        return without_ending
    forms = type(without_ending)
    found = own_format(file, forms)
    if found is None:
        own = {form: ending for ending, form in _ENDINGS.items() if form in ("text", "junit")}
        known = ", ".join(f".{own.get(form.value, form.value)}" for form in forms if form not in _NO_ENDING)
        raise UsageError("unknown_suffix", path=str(file), known=known)
    return found


def own_format(file: Path, forms: type[F]) -> F | None:
    """The format that the ending of a file's name tells; None for one that tells none."""
    ending = file.suffix.lower().removeprefix(".")
    wanted = _ENDINGS.get(ending, ending)
    return next((form for form in forms if form.value == wanted and ending not in _NO_ENDING), None)


def open_canvas(file: Path | None, lang: str, *, no_color: bool) -> Canvas:
    """The surface for reports that people read: colour on a terminal alone, and not where somebody declines it."""
    from tthc_cli.report.canvas import Canvas

    terminal = file is None and sys.stdout.isatty()
    color = terminal and not no_color and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((_PAPER_WIDTH, 24)).columns
    return Canvas(lang, max(width, 40), color)


def write(chunks: Iterable[str | bytes], file: Path | None, inputs: Sequence[Path] = ()) -> None:
    """Writes the result to `file`, or to standard output. Raises `UsageError` for one that is an input."""
    if file is None:
        _write_stdout(chunks)
        return
    if any(file.resolve() == path.resolve() for path in inputs):
        raise UsageError("output_is_input", path=str(file))
    try:
        with file.open("wb") as stream:
            stream.writelines(_encode(chunk) for chunk in chunks)
    except OSError as error:
        key = next((key for kind, key in _WRITE_FAULTS.items() if isinstance(error, kind)), "cannot_write")
        raise UsageError(key, path=str(file), error=error.strerror or str(error)) from error


def _write_stdout(chunks: Iterable[str | bytes]) -> None:
    """Somebody who closes the pipe (`| head`) has seen enough: that is no error."""
    stream = sys.stdout.buffer
    try:
        for chunk in chunks:
            if isinstance(chunk, bytes) and sys.stdout.isatty():
                raise UsageError("needs_output_file")
            stream.write(_encode(chunk))
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _encode(chunk: str | bytes) -> bytes:
    return chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", errors="replace")
