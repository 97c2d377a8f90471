"""hOCR, the form in which Tesseract gives words with their boxes and confidences (kba.github.io/hocr-spec, 1.2)."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from tthc_cli.extract.raw import Box

_ELEMENT = re.compile(
    r"""<span\ class='(?P<kind>ocr\w+)'[^>]*?
        title=(?P<quote>["'])bbox\ (?P<box>[\d ]+)(?P<rest>[^"']*)(?P=quote)[^>]*>
        (?P<text>.*?)(?=</span>|<span)""",
    re.VERBOSE | re.DOTALL,
)
_ROW_HEIGHT = re.compile(r"x_size ([\d.]+)")
_TAIL = re.compile(r"x_descenders ([\d.]+)")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")
_TAG = re.compile(r"<[^>]+>")


class HocrWord(NamedTuple):
    """One word: its box in pixels of the picture that was read, Tesseract's confidence from 0 to 100."""

    text: str
    box: Box
    confidence: int


class HocrLine(NamedTuple):
    """The words of one line from left to right; in pixels, the height of its letters with accents and tails, and that
    of the tails alone."""

    words: tuple[HocrWord, ...]
    height: float
    tail: float


def parse_hocr(hocr: str) -> list[HocrLine]:
    """The lines of one page; lines and words without a letter are left out."""
    lines: list[tuple[list[HocrWord], float, float]] = []
    for element in _ELEMENT.finditer(hocr):
        x0, top, x1, bottom = map(float, element["box"].split())
        if element["kind"] != "ocrx_word":
            height, tail = _ROW_HEIGHT.search(element["rest"]), _TAIL.search(element["rest"])
            lines.append(([], float(height[1]) if height else bottom - top, float(tail[1]) if tail else 0))
            continue
        text = unescape(_TAG.sub("", element["text"])).strip()
        confidence = _CONFIDENCE.search(element["rest"])
        if text and lines:
            lines[-1][0].append(HocrWord(text, (x0, top, x1, bottom), int(confidence[1]) if confidence else 0))
    return [HocrLine(tuple(words), height, tail) for words, height, tail in lines if words]
