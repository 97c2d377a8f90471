"""`--output FILE` and `--output FORMAT=FILE`: which results a run writes, where, in which formats."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from tthc_cli.cli.output import choose_format, own_format
from tthc_cli.errors import UsageError

F = TypeVar("F", bound=StrEnum)


class Target(NamedTuple, Generic[F]):
    """One result: its format, and the file it goes to, None for standard output."""

    form: F
    file: Path | None


def choose_targets(form: F | None, outputs: Sequence[str], on_terminal: F, piped: F) -> list[Target[F]]:
    """What to write where.

    Without `outputs`, the result goes to standard output. Files named with a format take it, the others take `form` or
    what their ending says; the ending alone where `form` is the one to read on the screen and the ending names another:
    `-f text -o a.html`. A `form` that no file takes goes to standard output as well. Raises `UsageError` for an ending,
    or a word before `=`, that is no format.
    """
    targets = []
    plain = False
    for output in outputs:
        named, file = _split(output, type(piped))
        if named is None and form is on_terminal:
            named = own_format(file, type(piped))
        plain = plain or named is None
        targets.append(Target(named or choose_format(form, file, on_terminal, piped), file))
    if not targets or (form is not None and not plain):
        targets.insert(0, Target(choose_format(form, None, on_terminal, piped), None))
    return targets


def _split(output: str, forms: type[F]) -> tuple[F | None, Path]:
    """`sarif=a.sarif` → format and file. A name may hold `=` itself: only a bare word before the first one is taken
    for a format, and `./a=b.json` is a file.
    """
    word, mark, file = output.partition("=")
    if not mark or not word.isalnum():
        return None, Path(output)
    for form in forms:
        if form.value == word.lower():
            if not file:
                raise UsageError("output_without_file", form=word)
            return form, Path(file)
    known = ", ".join(form.value for form in forms)
    raise UsageError("unknown_output_format", form=word, option="--output", known=known)
