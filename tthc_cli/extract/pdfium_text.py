"""The words of one page through PDFium.

A word costs two calls: the origin of its first character (left edge, baseline) and the loose box of its last (right
edge). Size and direction are asked once for each line of PDFium's own text, boldness only where somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from ctypes import byref, c_double, c_int, c_ushort, c_void_p, create_string_buffer
from math import hypot

from tthc_cli.extract.page_content import Word
from tthc_cli.extract.pdfium import Matrix, Rect, pdfium, short_call

LINE_END_HYPHEN = "\ufffe"
"""What PDFium puts for a hyphen at a line end, dropping the break: `QĐ\ufffeUBND`. Document numbers have many."""

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(rf"[^\s\x00{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?|{LINE_END_HYPHEN}")
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
    """The words of one open text page; `left` and `top` are the page's upper left corner in PDF coordinates."""

    __slots__ = (
        "_flags",
        "_fonts",
        "_handle",
        "_left",
        "_library",
        "_loose_box",
        "_name",
        "_origin",
        "_page",
        "_places",
        "_rect",
        "_spelled",
        "_text",
        "_top",
        "_x",
        "_y",
    )

    def __init__(self, page: int, left: float, top: float) -> None:
        self._library = pdfium()
        self._page, self._left, self._top = page, left, top
        self._x, self._y, self._rect = c_double(), c_double(), Rect()
        self._handle, self._places = c_void_p(page), (byref(self._x), byref(self._y), byref(self._rect))
        self._origin, self._loose_box = short_call("FPDFText_GetCharOrigin"), short_call("FPDFText_GetLooseCharBox")
        self._spelled: Callable[[str], str] = _spelled
        self._fonts: dict[tuple[bytes, int], bool | None] = {}
        self._name, self._flags = create_string_buffer(128), c_int()
        self._text = ""

    def words(self) -> list[Word]:
        """All words of the page in the order in which the file draws them."""
        self._text = text = self._read_text()
        self._spelled = str if max(text, default="") < "\ud800" else _spelled
        words: list[Word] = []
        for line in _LINE.finditer(text):
            first = _WORD.search(text, line.start(), line.end())
            if not first:
                continue
            size, turned = self._size(first.start())
            found = _WORD.finditer(text, first.start(), line.end())
            if turned:
                words.append(self._turned_word(list(found), size))
            else:
                self._add_words(found, size, words)
        return words

    def _add_words(self, found: Iterable[re.Match[str]], size: float, words: list[Word]) -> None:
        """The hot loop: everything it touches is a local name."""
        origin, loose_box, handle, (to_x, to_y, to_rect) = self._origin, self._loose_box, self._handle, self._places
        x, y, rect, left, top = self._x, self._y, self._rect, self._left, self._top
        spelled = self._spelled
        above, below, narrow = 0.9 * size, 0.6 * size, _NARROWEST_EM * size
        for match in found:
            start, end = match.span()
            origin(handle, start, to_x, to_y)
            loose_box(handle, end - 1, to_rect)
            x0, x1, base = x.value, rect.right, y.value
            if x1 - x0 < narrow * (end - start) or rect.top < base - below or rect.bottom > base + above:
                words.extend(self._split(match, size))
            else:
                words.append(Word(spelled(match.group()), x0 - left, x1 - left, top - base, size, start))

    def is_bold(self, word: Word) -> bool | None:
        """Whether the font of the word's first character is bold; None where its name does not tell."""
        name, flags = self._name, self._flags
        if not self._library.FPDFText_GetFontInfo(self._page, word.place, name, 128, byref(flags)):
            return None
        key = (name.value, flags.value)
        if key not in self._fonts:
            self._fonts[key] = _bold_by_name(*key)
        return self._fonts[key]

    def has_space(self, left: Word, right: Word) -> bool:
        """Whether the file draws a blank between two neighbouring words: right before the one or right behind the
        other. PDFium's own text does not tell, it adds blanks wherever the file moves the pen."""
        before, behind = right.place - 1, left.place + len(left.text)
        if self._text[before : before + 1] == " ":
            self._origin(self._handle, before, *self._places[:2])
            width = right.x0 - (self._x.value - self._left)
            if abs(self._top - self._y.value - right.baseline) < 0.5 and self._is_blank(width, right.size):
                return True
        if self._text[behind : behind + 1] != " ":
            return False
        self._loose_box(self._handle, behind, self._places[2])
        return self._is_blank(self._rect.right - self._rect.left, left.size)

    @staticmethod
    def _is_blank(width: float, size: float) -> bool:
        return _BLANK_EM * size < width < _WIDEST_BLANK_EM * size

    def _read_text(self) -> str:
        """The page's text, one code unit a character of PDFium, so that places in it are PDFium's indices."""
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

    def _split(self, match: re.Match[str], size: float) -> list[Word]:
        """What PDFium holds for one word but what stands in several places, cut where the characters jump."""
        pieces: list[Word] = []
        for offset, char in enumerate(match.group()):
            x0, x1, base = self._char(match.start() + offset)
            last = pieces[-1] if pieces else None
            if last and abs(base - last.baseline) < 0.3 * size and -0.3 * size < x0 - last.x1 < 0.3 * size:
                pieces[-1] = last._replace(text=last.text + char, x1=x1)
            else:
                pieces.append(Word(char, x0, x1, base, size, match.start() + offset))
        return [piece._replace(text=_spelled(piece.text)) for piece in pieces]

    def _char(self, index: int) -> tuple[float, float, float]:
        self._origin(self._handle, index, *self._places[:2])
        self._loose_box(self._handle, index, self._places[2])
        return self._x.value - self._left, self._rect.right - self._left, self._top - self._y.value

    def _turned_word(self, found: list[re.Match[str]], size: float) -> Word:
        """A line that runs up, down or askew on an upright page (a narrow column's head, a stamp), kept as one word."""
        boxes = []
        for index in (found[0].start(), found[-1].end() - 1):
            self._loose_box(self._handle, index, self._places[2])
            boxes.append((self._rect.left, self._rect.right, self._rect.bottom))
        x0, x1, bottom = min(b[0] for b in boxes), max(b[1] for b in boxes), min(b[2] for b in boxes)
        text = " ".join(_spelled(match.group()) for match in found)
        return Word(text, x0 - self._left, x1 - self._left, self._top - bottom, size, found[0].start())


def _spelled(text: str) -> str:
    """The word as printed: hyphens back, and characters beyond the first plane put together again."""
    return text.replace(LINE_END_HYPHEN, "-").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _bold_by_name(name: bytes, flags: int) -> bool | None:
    if flags & _FORCE_BOLD or _BOLD_NAME.search(name):
        return True
    return None if _NAMELESS.fullmatch(name) else False
