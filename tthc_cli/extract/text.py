"""Text files (.txt, .md): the encoding is recognised, line ends are made one kind, everything else stays as it stands.

Columns of such a file may be tabs, `<b>` marks, spaces or nothing at all; that is for `clean` and `structure` to see.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.raw import RawDocument, RawLine, RawNote
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile(r"\n\f|\f|\n")  # pdftotext writes the line end, then the form feed: one end, not an empty line
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_MOST_CONTROLS = 0.02
_MOST_BROKEN = 0.02
_TONE = re.compile(r"(?<=[aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ])[\u0300\u0301\u0303\u0309\u0323]")
_ANY_TONE = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")


def extract_text(path: Path, data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """The text of a plain text or Markdown file: a `RawLine` for each line, empty ones included; form feeds end lines.

    Promises: offsets count in the text after all line ends were made `\\n`; no other character is changed. A text that
    is not Unicode, or has broken characters, is read as well as can be and carries a note.

    Raises `UnreadableFileError` with `empty` or `not_text`.
    """
    text, notes = _decode(path, data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableFileError(path, "empty")
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > _MOST_CONTROLS * len(text):
        raise UnreadableFileError(path, "not_text")
    return RawDocument(
        path=str(path),
        media_type="text/markdown" if path.suffix.lower() in MARKDOWN_SUFFIXES else "text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=tuple(_find_lines(text)),
        notes=notes,
    )


def _decode(path: Path, data: bytes) -> tuple[str, tuple[RawNote, ...]]:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        if encoding not in {"utf-8", "utf-8-sig"} or b"\0" in data:
            raise UnreadableFileError(path, "not_text") from error
    return _repair_utf8(data, encoding) or _guess(path, data)


def _repair_utf8(data: bytes, encoding: str) -> tuple[str, tuple[RawNote, ...]] | None:
    """UTF-8 with a few broken characters, as in a file cut in the middle of one; None where it is something else."""
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    foreign = sum(not character.isascii() for character in text)
    if broken > max(1, _MOST_BROKEN * foreign) or broken == foreign:
        return None
    return text, (RawNote("characters_broken", {"count": broken}),)


def _guess(path: Path, data: bytes) -> tuple[str, tuple[RawNote, ...]]:
    """One of two Windows encodings: in windows-1258, Vietnam's own, tones are characters that follow their vowel."""
    encoding = "cp1258" if _reads_as_cp1258(data) else "cp1252"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(path, "not_text") from error
    return text, (RawNote("encoding_guessed", {"encoding": encoding.replace("cp", "windows-")}),)


def _reads_as_cp1258(data: bytes) -> bool:
    text = data.decode("cp1258", errors="replace")
    tones = len(_ANY_TONE.findall(text))
    return tones > 0 and len(_TONE.findall(text)) > 0.8 * tones


def _find_lines(text: str) -> Iterator[RawLine]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield RawLine(start, end.start())
        start = end.end()
    if start < len(text):
        yield RawLine(start, len(text))
