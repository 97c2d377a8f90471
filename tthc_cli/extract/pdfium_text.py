"""The words of one page through PDFium.

A word costs two calls: the origin of its first character (left edge, baseline) and the loose box of its last (right
edge). Size and direction are asked once for each line of PDFium's own text, boldness only where somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from ctypes import byref, c_char, c_int, c_ulong, c_ushort, c_void_p, create_string_buffer
from math import hypot
from struct import Struct
from typing import TypeAlias

from tthc_cli.extract.page_content import Word
from tthc_cli.extract.pdfium import Matrix, pdfium, short_call

LINE_END_HYPHEN = "\ufffe"
"""What PDFium puts for a hyphen at a line end, dropping the break: `QĐ\ufffeUBND`. Document numbers have many."""

_LINE = re.compile(r"[^\r\n]+")
_ODD_BLANK = re.compile(r"[^\S \r\n]|\x00")
_WORD = re.compile(rf"[^ {LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?|{LINE_END_HYPHEN}")
_Piece: TypeAlias = tuple[int, str]

_ANSWER = Struct("2d4f")
"""What the two calls of a word write: the origin x and y; left, top, right and bottom of the loose box."""

_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
# Printer drivers rename fonts to `FEF761F795D`; such a name does not tell whether the letters are bold.
_NAMELESS = re.compile(rb"(?:[A-Z]{6}\+)?(?=[A-Z0-9]*\d)[A-Z0-9]+")
_FORCE_BOLD = 1 << 18
_NARROWEST_EM = 0.15
"""No letter is narrower. A word that is, ends left of where it begins: `uầ`, whose `u` was drawn first and whose `ầ`,
which stands before it, last."""
_BLANK_EM, _WIDEST_BLANK_EM = 0.15, 0.6
"""How wide a drawn blank is. One that PDFium made up has no width: it stands where the next letter does."""


class PageText:
    """The words of one open text page; `left` and `top` are the page's upper left corner in PDF coordinates. `sideways`
    are the places of those that do not run with the page, once `words` has been asked."""

    __slots__ = (
        "_flags",
        "_font_info",
        "_fonts",
        "_handle",
        "_left",
        "_library",
        "_loose_box",
        "_name",
        "_origin",
        "_page",
        "_places",
        "_raw",
        "_spelled",
        "_text",
        "_to_font",
        "_top",
        "sideways",
    )

    def __init__(self, page: int, left: float, top: float) -> None:
        self._library = pdfium()
        self._page, self._left, self._top = page, left, top
        self._raw = bytearray(_ANSWER.size)
        answer = (c_char * _ANSWER.size).from_buffer(self._raw)
        self._handle, self._places = c_void_p(page), (byref(answer), byref(answer, 8), byref(answer, 16))
        self._origin, self._loose_box = short_call("FPDFText_GetCharOrigin"), short_call("FPDFText_GetLooseCharBox")
        self._spelled: Callable[[str], str] = _spelled
        self._fonts: dict[tuple[bytes, int], bool | None] = {}
        self._font_info = short_call("FPDFText_GetFontInfo")
        self._name, self._flags = create_string_buffer(128), c_int()
        self._to_font = (self._name, c_ulong(128), byref(self._flags))
        self._text = ""
        self.sideways: set[int] = set()

    def words(self) -> list[Word]:
        """All words of the page in the order in which the file draws them."""
        self._text = text = self._read_text()
        self._spelled = str if max(text, default="") < "\ud800" else _spelled
        words: list[Word] = []
        for line in _LINE.finditer(text):
            pieces = _pieces(line.group(), line.start())
            if not pieces:
                continue
            size, turned = self._size(pieces[0][0])
            if turned:
                words.append(self._turned_word(pieces, size))
                self.sideways.add(pieces[0][0])
            else:
                self._add_words(pieces, size, words)
        return words

    def _add_words(self, pieces: list[_Piece], size: float, words: list[Word]) -> None:
        """The hot loop: everything it touches is a local name, and a word is made without the function that `Word(…)`
        runs through."""
        origin, loose_box, handle, (to_x, to_y, to_rect) = self._origin, self._loose_box, self._handle, self._places
        unpack, raw, left, top, new = _ANSWER.unpack, self._raw, self._left, self._top, tuple.__new__
        spelled = self._spelled
        above, below, narrow = 0.9 * size, 0.6 * size, _NARROWEST_EM * size
        for start, text in pieces:
            length = len(text)
            origin(handle, start, to_x, to_y)
            loose_box(handle, start + length - 1, to_rect)
            x0, base, _, upper, x1, lower = unpack(raw)
            if x1 - x0 < narrow * length or upper < base - below or lower > base + above:
                words.extend(self._split(start, text, size))
            else:
                words.append(new(Word, (spelled(text), x0 - left, x1 - left, top - base, size, start)))

    def is_bold(self, word: Word) -> bool | None:
        """Whether the font of the word's first character is bold; None where its name does not tell."""
        if not self._font_info(self._handle, word.place, *self._to_font):
            return None
        key = (self._name.value, self._flags.value)
        if key not in self._fonts:
            self._fonts[key] = _bold_by_name(*key)
        return self._fonts[key]

    def has_space(self, left: Word, right: Word) -> bool:
        """Whether the file draws a blank between two neighbouring words: right before the one or right behind the
        other. PDFium's own text does not tell, it adds blanks wherever the file moves the pen."""
        before, behind = right.place - 1, left.place + len(left.text)
        if self._text[before : before + 1] == " ":
            x0, _, baseline = self._char(before)
            if abs(baseline - right.baseline) < 0.5 and _is_blank(right.x0 - x0, right.size):
                return True
        if self._text[behind : behind + 1] != " ":
            return False
        x0, x1, _ = self._char(behind)
        return _is_blank(x1 - x0, left.size)

    def _read_text(self) -> str:
        """The page's text, one code unit a character of PDFium, so that places in it are PDFium's indices. All blanks
        but line ends are spaces."""
        return _ODD_BLANK.sub(" ", self._code_units())

    def _code_units(self) -> str:
        count = self._library.FPDFText_CountChars(self._page)
        if count < 1:
            return ""
        buffer = (c_ushort * (count + 1))()
        if self._library.FPDFText_GetText(self._page, 0, count, buffer) == count + 1:
            text = bytes(buffer)[:-2].decode("utf-16-le", "surrogatepass")
            return text if len(text) == count else "".join(map(chr, buffer[:count]))
        # PDFium leaves characters without a Unicode value out of the text but counts them: ask for each.
        codes = (self._library.FPDFText_GetUnicode(self._page, index) for index in range(count))
        return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def _size(self, index: int) -> tuple[float, bool]:
        """Type size in points and whether the text runs in another direction than the page."""
        matrix = Matrix()
        size = self._library.FPDFText_GetFontSize(self._page, index)
        if not self._library.FPDFText_GetMatrix(self._page, index, byref(matrix)):
            return size or 1.0, False
        # Some writers set size 1 and put the real one into the matrix.
        turned = abs(matrix.b) > 0.2 * abs(matrix.a) or matrix.a < 0
        return size * hypot(matrix.c, matrix.d) or 1.0, turned

    def _split(self, start: int, text: str, size: float) -> list[Word]:
        """What PDFium holds for one word but what stands in several places, cut where the characters jump."""
        pieces: list[Word] = []
        for place, char in enumerate(text, start):
            x0, x1, base = self._char(place)
            last = pieces[-1] if pieces else None
            if last and abs(base - last.baseline) < 0.3 * size and -0.3 * size < x0 - last.x1 < 0.3 * size:
                pieces[-1] = last._replace(text=last.text + char, x1=x1)
            else:
                pieces.append(Word(char, x0, x1, base, size, place))
        return [piece._replace(text=_spelled(piece.text)) for piece in pieces]

    def _char(self, index: int) -> tuple[float, float, float]:
        """Left and right end and baseline of one character."""
        self._origin(self._handle, index, *self._places[:2])
        self._loose_box(self._handle, index, self._places[2])
        x0, base, _, _, x1, _ = _ANSWER.unpack(self._raw)
        return x0 - self._left, x1 - self._left, self._top - base

    def _turned_word(self, found: list[_Piece], size: float) -> Word:
        """A line that runs up, down or askew on an upright page (a narrow column's head, a stamp), kept as one word."""
        boxes = []
        for index in (found[0][0], found[-1][0] + len(found[-1][1]) - 1):
            self._loose_box(self._handle, index, self._places[2])
            _, _, left, _, right, lower = _ANSWER.unpack(self._raw)
            boxes.append((left, right, lower))
        x0, x1, bottom = min(b[0] for b in boxes), max(b[1] for b in boxes), min(b[2] for b in boxes)
        text = " ".join(_spelled(piece) for _, piece in found)
        return Word(text, x0 - self._left, x1 - self._left, self._top - bottom, size, found[0][0])


def _pieces(line: str, start: int) -> list[_Piece]:
    """The words of a line that begins at `start`, each with its place."""
    if LINE_END_HYPHEN in line:
        return [(start + match.start(), match.group()) for match in _WORD.finditer(line)]
    pieces = []
    for text in line.split(" "):
        if text:
            pieces.append((start, text))
        start += len(text) + 1
    return pieces


def _is_blank(width: float, size: float) -> bool:
    return _BLANK_EM * size < width < _WIDEST_BLANK_EM * size


def _spelled(text: str) -> str:
    """The word as printed: hyphens back, and characters beyond the first plane put together again."""
    return text.replace(LINE_END_HYPHEN, "-").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _bold_by_name(name: bytes, flags: int) -> bool | None:
    if flags & _FORCE_BOLD or _BOLD_NAME.search(name):
        return True
    return None if _NAMELESS.fullmatch(name) else False
