"""Roman numerals, counted in the picture: Tesseract's model of Vietnamese reads `II` as `H` and `III` as `1H` or `II`.

Right below the serifs, `I` is one stroke, `V` and `X` are two.
"""

from __future__ import annotations

import re
from collections import Counter

from PIL import Image

from tthc_cli.extract.ocr.hocr import HocrLine, HocrWord

_READ_AS = r"""
    (?P<before> [Qq]uý | )         # glued to the word before it
    (?P<left> [VX]* )
    (?P<bars> [IHl1|\[\]iïìíĩỉịÏÌÍĨỈỊ!"']+ )
    (?P<right> [VX]? )
    (?P<behind> [.,;:]? )
"""
_NUMERAL = re.compile(_READ_AS, re.VERBOSE)
_NUMERAL_ALONE = re.compile(_READ_AS.replace("[VX]*", "[VXv]*").replace("[IHl", "[InHl"), re.VERBOSE)
"""A word that stands alone on its line, as in a column of numbers, may be read still worse (`VIn`)."""

_UPPER, _LOWER = 0.16, 0.3
"""Between which shares of the height strokes are counted: below the serifs, above the crossing of an `X`."""

_MIDDLE = (0.45, 0.6)
_CROSSBAR = 0.6
_DARK = re.compile(rb"[\x00-\x7f]{2,}")
_BLANK = re.compile(rb"\0+")
_MOST_BARS = 3
_SURE, _LONGEST = 85, 4
_WOBBLE = 3
"""Pixels by which the edges of an upright stroke may differ from row to row."""


def recount_numerals(line: HocrLine, piece: Image.Image) -> HocrLine:
    """The line with the bars of its Roman numerals as they stand in `piece`, the picture that it was read from."""
    form = _NUMERAL_ALONE if len(line.words) == 1 else _NUMERAL
    return line._replace(words=tuple(_recount(word, form, piece) for word in line.words))


def _recount(word: HocrWord, form: re.Pattern[str], piece: Image.Image) -> HocrWord:
    numeral, picture = form.fullmatch(word.text), piece.crop(word.box)
    if numeral is None:
        bars = _upright_bars(picture) if form is _NUMERAL_ALONE and _is_doubtful(word) else 0
        return word._replace(text="I" * bars) if bars else word
    if numeral["before"]:
        picture = _behind_gap(picture)
    known = numeral["left"] + numeral["right"]
    if numeral["bars"].isdigit() and not known and not _has_serif_on_the_right(picture):
        return word  # a digit: `1` or `11`
    bars = _strokes(picture) - 2 * len(known)
    if not 1 <= bars <= _MOST_BARS or _has_crossbar(picture):
        return word
    before = f"{numeral['before']} " if numeral["before"] else ""
    return word._replace(text=f"{before}{numeral['left'].upper()}{'I' * bars}{numeral['right']}{numeral['behind']}")


def _is_doubtful(word: HocrWord) -> bool:
    return word.confidence < _SURE and len(word.text) <= _LONGEST and not any(map(str.isdigit, word.text))


def _upright_bars(picture: Image.Image) -> int:
    """How many bars the picture is made of, 0 if it holds anything else."""
    rows = [_row(picture, row) for row in range(round(0.16 * picture.height), round(0.84 * picture.height))]
    found = [tuple((run.start(), run.end()) for run in _DARK.finditer(row)) for row in rows]
    bars = len(found[0]) if found else 0
    if not 1 <= bars <= _MOST_BARS or any(len(runs) != bars for runs in found):
        return 0
    edges = [[run[side] for run in runs] for runs in found for side in (0, 1)]
    straight = all(max(edge) - min(edge) <= _WOBBLE for side in (0, 1) for edge in zip(*edges[side::2], strict=True))
    return bars if straight else 0


def _strokes(picture: Image.Image) -> int:
    """How many strokes cross most of the rows between the serifs and the middle; 0 where there are no rows."""
    rows = range(round(_UPPER * picture.height), round(_LOWER * picture.height))
    counts = Counter(len(_DARK.findall(_row(picture, row))) for row in rows)
    return counts.most_common(1)[0][0] if counts else 0


def _has_crossbar(picture: Image.Image) -> bool:
    rows = range(round(_MIDDLE[0] * picture.height), round(_MIDDLE[1] * picture.height))
    longest = max((len(run) for row in rows for run in _DARK.findall(_row(picture, row))), default=0)
    return longest > _CROSSBAR * picture.width


def _has_serif_on_the_right(picture: Image.Image) -> bool:
    """Whether the top of the first stroke reaches out to the right: that of an `I` does, that of a `1` does not."""
    tops = [_DARK.search(_row(picture, row)) for row in range(max(1, picture.height // 8))]
    stem = _DARK.search(_row(picture, picture.height // 3))
    return stem is not None and any(top is not None and top.end() > stem.end() + 1 for top in tops)


def _behind_gap(picture: Image.Image) -> Image.Image:
    """What stands behind the widest gap."""
    ink = picture.point([255 * (value < 128) for value in range(256)])
    columns = ink.resize((picture.width, 1), Image.Resampling.BOX).tobytes()
    gaps = max(_BLANK.finditer(columns), key=lambda gap: len(gap.group()), default=None)
    return picture.crop((gaps.end(), 0, picture.width, picture.height)) if gaps else picture


def _row(picture: Image.Image, row: int) -> bytes:
    return picture.crop((0, row, picture.width, row + 1)).tobytes()
