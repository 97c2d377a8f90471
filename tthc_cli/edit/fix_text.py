"""Edits written into the bytes of a plain text file; encoding, mark and line ends stay."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

from tthc_cli.errors import UsageError
from tthc_cli.model.edit import Edit

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def fix_text(path: Path, data: bytes, source: str, edits: Sequence[Edit]) -> bytes:
    """The file with its edits, which count in `source`, what the reader made of it; all other bytes as they were.

    Raises `UsageError` (`fix_encoding`) for a file that is not plainly in UTF-8, or in UTF-16 with its mark: what was
    guessed is not written back.
    """
    mark, encoding = next((each for each in _MARKS if data.startswith(each[0])), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise UsageError("fix_encoding", path=str(path)) from error
    if text.replace("\r\n", "\n").replace("\r", "\n") != source:
        raise UsageError("fix_encoding", path=str(path))
    # Where in `source` a line ends that takes one character more in the file.
    wide = [match.start() - number for number, match in enumerate(re.finditer("\r\n", text))]
    pieces, last = [], 0
    for edit in edits:
        shift = bisect_left(wide, edit.start)
        pieces += [text[last : edit.start + shift], edit.text]
        last = edit.end + shift
    return mark + "".join((*pieces, text[last:])).encode(encoding)
