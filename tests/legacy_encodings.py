"""Text in the encodings of before Unicode, for tests: written by rule, apart from the tables that the program reads.

Every function takes any text and gives what people see when they paste such text into Unicode; `.encode("cp1252")` of
TCVN3, VNI and windows-1258 text gives the bytes of an old file (`.encode("latin-1")` where it holds codes under A0).
"""

from __future__ import annotations

import subprocess
import unicodedata

TONES = "\u0301\u0300\u0309\u0303\u0323"
"""Sắc, huyền, hỏi, ngã, nặng."""

_VOWELS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", *TONES)]
_SMALL = [letter for letter in (*_VOWELS, "đ") if not letter.isascii()]
LETTERS = (*_SMALL, *map(str.upper, _SMALL))
"""The 134 letters of Vietnamese that are not ASCII."""

# Rows: level, sắc, huyền, hỏi, ngã, nặng. TCVN 5712:1993 VN3.
_TCVN3 = {
    "a": "a\u00b8\u00b5\u00b6\u00b7\u00b9",
    "ă": "\u00a8\u00be\u00bb\u00bc\u00bd\u00c6",
    "â": "\u00a9\u00ca\u00c7\u00c8\u00c9\u00cb",
    "e": "e\u00d0\u00cc\u00ce\u00cf\u00d1",
    "ê": "\u00aa\u00d5\u00d2\u00d3\u00d4\u00d6",
    "i": "i\u00dd\u00d7\u00d8\u00dc\u00de",
    "o": "o\u00e3\u00df\u00e1\u00e2\u00e4",
    "ô": "\u00ab\u00e8\u00e5\u00e6\u00e7\u00e9",
    "ơ": "\u00ac\u00ed\u00ea\u00eb\u00ec\u00ee",
    "u": "u\u00f3\u00ef\u00f1\u00f2\u00f4",
    "ư": "\u00ad\u00f8\u00f5\u00f6\u00f7\u00f9",
    "y": "y\u00fd\u00fa\u00fb\u00fc\u00fe",
}
_TCVN3_CAPITALS = {"Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦", "Đ": "§", "đ": "®"}

_VNI_PLAIN = dict(zip(TONES, "ùøûõï", strict=True))
_VNI_CIRCUMFLEX = dict(zip(("", *TONES), "âáàåãä", strict=True))
_VNI_BREVE = dict(zip(("", *TONES), "êéèúüë", strict=True))
_VNI_I = dict(zip(TONES, "íìæóò", strict=True))


def split_tone(letter: str) -> tuple[str, str]:
    """The letter without its tone, composed, and the tone (a combining mark or nothing)."""
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks if mark in TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES)), tone


def encode_tcvn3(text: str) -> str:
    """TCVN3 (ABC): capitals with a tone become the codes of small letters, as a .VnTimeH font has them."""
    return "".join(map(_tcvn3_letter, unicodedata.normalize("NFC", text)))


def _tcvn3_letter(letter: str) -> str:
    if letter in _TCVN3_CAPITALS:
        return _TCVN3_CAPITALS[letter]
    base, tone = split_tone(letter)
    row = _TCVN3.get(base.lower())
    return row[("", *TONES).index(tone)] if row and not letter.isascii() else letter


def encode_vni(text: str) -> str:
    """VNI-Windows: base and mark, the mark in the case of its base."""
    return "".join(map(_vni_letter, unicodedata.normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    base, tone = split_tone(letter)
    coded = _vni_small(base.lower(), tone)
    if letter.isascii() or coded is None:
        return letter
    return coded.upper() if letter.isupper() else coded


def _vni_small(base: str, tone: str) -> str | None:
    if base in "âêô":
        return unicodedata.normalize("NFD", base)[0] + _VNI_CIRCUMFLEX[tone]
    if base == "ă":
        return "a" + _VNI_BREVE[tone]
    if base in "ơư":
        return {"ơ": "ô", "ư": "ö"}[base] + (_VNI_PLAIN[tone] if tone else "")
    if base == "đ":
        return "ñ"
    if base == "i" and tone:
        return _VNI_I[tone]
    if base == "y" and tone == "\u0323":
        return "î"
    return base + _VNI_PLAIN[tone] if base in "aeouy" and tone else None


def encode_nfd(text: str) -> str:
    """Decomposed Unicode, as macOS and some PDF writers give it."""
    return unicodedata.normalize("NFD", text)


def encode_windows_1258(text: str) -> bytes:
    """The bytes of windows-1258: letters with their hats composed, tones apart. Unknown characters become `?`."""
    parts = ("".join(split_tone(letter)) for letter in unicodedata.normalize("NFC", text))
    return "".join(parts).encode("cp1258", "replace")


def misread(data: bytes, codec: str = "cp1252") -> str:
    """Bytes read with a wrong codec; what it does not know comes out as a control character."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in data)


def encode_mojibake(text: str, codec: str = "cp1252", times: int = 1) -> str:
    """UTF-8 read with a wrong codec, `times` over."""
    for _ in range(times):
        text = misread(text.encode(), codec)
    return text


def decode_with_iconv(data: bytes, charset: str) -> str:
    """What glibc makes of the bytes. Raises `FileNotFoundError` without iconv, `CalledProcessError` for a charset that
    it does not know.
    """
    command = ["iconv", "-f", charset, "-t", "UTF-8"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
