"""Text files (.txt, .md): the encoding is recognised, line ends are made one kind, everything else stays as it stands.

Columns of such a file may be tabs, `<b>` marks, spaces or nothing at all; that is for `clean` and `structure` to see.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.raw import RawDocument, RawLine, RawWaiver
from tthc_cli.extract.text_encoding import decode_text
from tthc_cli.lexicon.waiver_words import read_waiver_words
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})

_LINE_END = re.compile(r"\n\f|\f|\n")  # pdftotext writes the line end, then the form feed: one end, not an empty line
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_MOST_CONTROLS = 0.02
_COMMENT = re.compile(r"<!--(?P<words>[^\n]{0,300}?)-->")
_FILLED_LINE = re.compile(r"(?<=\n)(?!\s*<!--)[^\S\n]*\S[^\n]*")


def extract_text(path: Path, data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """The text of a plain text or Markdown file: a `RawLine` for each line, empty ones included; form feeds end lines.

    Promises: offsets count in the text after all line ends were made `\\n`; no other character is changed. A text that
    is not Unicode, or has broken characters, is read as well as can be and carries a note.

    Raises `UnreadableFileError` with `empty` or `not_text`.
    """
    text, notes = decode_text(path, data)
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
        waivers=tuple(_find_waivers(text)),
    )


def _find_lines(text: str) -> Iterator[RawLine]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield RawLine(start, end.start())
        start = end.end()
    if start < len(text):
        yield RawLine(start, len(text))


def _find_waivers(text: str) -> Iterator[RawWaiver]:
    """A comment on a line speaks of that line; one that stands alone speaks of the next line that holds anything."""
    for comment in _COMMENT.finditer(text):
        asked = read_waiver_words(comment["words"])
        if asked is None:
            continue
        start, end = _line_around(text, comment.start(), comment.end())
        if not _COMMENT.sub("", text[start:end]).strip():
            following = _FILLED_LINE.search(text, end)
            start, end = following.span() if following else (start, end)
        yield RawWaiver(start, end, *asked)


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last
