"""Which encoding the bytes of a text file are in: by its mark, by its zeros, by whether it is UTF-8, by its tones."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.raw import RawNote
from tthc_cli.lexicon.syllables import is_syllable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_BROKEN = 0.02
_TONE = re.compile(r"(?<=[aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ])[\u0300\u0301\u0303\u0309\u0323]")
_ANY_TONE = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_ZEROS = 0.5
"""Of every second byte of UTF-16 in Vietnamese some 80 % are zero: blanks, digits and plain letters."""
# Letters that no text here has; one of them beside a broken character means that it is no text at all.
_FOREIGN = re.compile("[^\u0000-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u22ff]")


def decode_text(path: Path, data: bytes) -> tuple[str, tuple[RawNote, ...]]:
    """The text of the bytes, and notes on what is not plain Unicode: a guessed encoding, broken characters.

    Bytes of TCVN3 and VNI come out as windows-1252 shows them; `clean` knows them by their words. Raises
    `UnreadableFileError` with `not_text`.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None and (encoding := _utf16_by_zeros(data)) is not None:
        return _decode_wide(path, data, encoding, (RawNote("encoding_guessed", {"encoding": "UTF-16"}),))
    if encoding in {"utf-16", "utf-32"}:
        return _decode_wide(path, data, encoding, ())
    try:
        return data.decode(encoding or "utf-8"), ()
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise UnreadableFileError(path, "not_text") from error
    return _repair_utf8(data, encoding or "utf-8") or _guess(path, data)


def _utf16_by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: the upper half of most characters is zero, the lower half never."""
    sample = data[: 1 << 16]
    sample = sample[: len(sample) & ~1]
    if b"\0" not in sample:
        return None
    for encoding, upper, lower in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if upper.count(0) > _LEAST_ZEROS * len(upper) and not lower.count(0):
            return encoding
    return None


def _decode_wide(path: Path, data: bytes, encoding: str, notes: tuple[RawNote, ...]) -> tuple[str, tuple[RawNote, ...]]:
    """UTF-16 or UTF-32; the last character may be cut in its middle."""
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken > 1 or (broken and len(_FOREIGN.findall(text)) > broken):
        raise UnreadableFileError(path, "not_text")
    return text, (*notes, RawNote("characters_broken", {"count": broken})) if broken else notes


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
    """Nearly all tones follow a vowel, and most words with an accent can be Vietnamese; those of TCVN3 cannot."""
    text = data.decode("cp1258", errors="replace")
    tones = len(_ANY_TONE.findall(text))
    if not tones or len(_TONE.findall(text)) <= 0.8 * tones:
        return False
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
    return 2 * sum(map(is_syllable, words)) >= len(words)
