"""Edits written into the `w:t` elements of a Word file; runs, looks and all other parts stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tthc_cli.edit.word_origins import Origin, Origins
from tthc_cli.edit.word_package import copy_package
from tthc_cli.edit.word_runs import TEXT, keep_spaces
from tthc_cli.errors import UsageError
from tthc_cli.extract.docx import trace_docx
from tthc_cli.extract.docx_xml import Element
from tthc_cli.model.edit import Edit
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions


class FixedWord(NamedTuple):
    """The bytes of a copy and the edits that are in it."""

    data: bytes
    edits: tuple[Edit, ...]


def fix_docx(path: Path, data: bytes, edits: Sequence[Edit], options: ExtractOptions = DEFAULT_OPTIONS) -> FixedWord:
    """The file with those of the edits that change nothing but letters in the body: each character must stand in a
    `w:t` as it is printed, so not in a symbol, a tab, or letters that a format turns into capitals. New characters take
    the run of the first that they replace.

    Raises `UsageError` (`fix_signed`) for a signed file, `UnreadableFileError` like `extract_docx`.
    """
    traced = trace_docx(path, data, options)
    if traced.package.is_signed():
        raise UsageError("fix_signed", path=str(path))
    origins = Origins(traced.lines)
    done: list[Edit] = []
    for edit in reversed(edits):  # from the end, so that places before an edit stay
        characters = list(_written(edit, traced.text, origins, traced.main))
        if len(characters) == edit.end - edit.start:
            _replace(characters, edit.text)
            done.append(edit)
    if not done:
        return FixedWord(data, ())
    copy = copy_package(path, data, {traced.package.main_part: traced.main}, options.max_bytes)
    return FixedWord(copy, tuple(reversed(done)))


def _written(edit: Edit, source: str, origins: Origins, main: Element) -> Iterator[Origin]:
    """The characters of an edit that the body holds as they are printed."""
    for offset in range(edit.start, min(edit.end, len(source))):
        origin = origins.find(offset)
        if (
            origin is not None
            and origin.node.tag == TEXT
            and (origin.node.text or "")[origin.char : origin.char + 1] == source[offset]
            and origin.node.getroottree().getroot() is main
        ):
            yield origin


def _replace(characters: Sequence[Origin], text: str) -> None:
    for place, (node, char) in reversed(list(enumerate(characters))):
        content = node.text or ""
        node.text = content[:char] + ("" if place else text) + content[char + 1 :]
        keep_spaces(node)
