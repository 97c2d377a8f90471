"""How far a scan is turned: small angles by the sharpness of its rows, quarters by asking which way lines run."""

from __future__ import annotations

from itertools import pairwise

from PIL import Image, ImageStat

_WIDEST_SKEW = 6.0
_STEPS = ((500, 0.5), (1000, 0.1), (1000, 0.05))
"""Width in pixels of the picture that is measured, degrees between two tries; each finer one around the best before."""

_LEAST_SKEW = 0.05
_PIECE_INCHES = 0.4
"""Longer than a letter and higher than a line of text: so long a piece across lies in one line or between two, so long
a piece down never does."""

_SIDEWAYS = 1.1
_MOST_INK = 110
"""A piece that holds more is a rule, which says nothing of the direction of the text."""


def find_skew(gray: Image.Image) -> float:
    """Degrees counter-clockwise that bring the lines level, from -6 to 6; 0 where nothing is gained."""
    best, reach = 0.0, _WIDEST_SKEW
    for width, step in _STEPS:
        small = _shrunk(gray, width)
        tries = [best + step * count for count in range(-round(reach / step), round(reach / step) + 1)]
        best = max(tries, key=lambda angle: (_sharpness(_turned(small, angle)), -abs(angle)))
        reach = step
    return best if abs(best) >= _LEAST_SKEW else 0.0


def level(gray: Image.Image, angle: float) -> Image.Image:
    """The picture turned by a small angle, the corners filled with paper."""
    return _turned(gray, angle, Image.Resampling.BICUBIC) if angle else gray


def is_sideways(gray: Image.Image, dpi: float) -> bool:
    """Whether the lines of text run up or down; small angles do not matter."""
    ink, length = _shrunk(gray, gray.width), round(_PIECE_INCHES * dpi)
    across = _unevenness(ink.resize((max(1, ink.width // length), ink.height), Image.Resampling.BOX))
    down = _unevenness(ink.resize((ink.width, max(1, ink.height // length)), Image.Resampling.BOX))
    return down > _SIDEWAYS * across


def _unevenness(pieces: Image.Image) -> float:
    return ImageStat.Stat(pieces.point([min(value, _MOST_INK) for value in range(256)])).var[0]


def _shrunk(gray: Image.Image, width: int) -> Image.Image:
    factor = max(1, gray.width // width)
    return gray.reduce(factor).point([255 - value for value in range(256)])


def _turned(picture: Image.Image, angle: float, how: Image.Resampling = Image.Resampling.NEAREST) -> Image.Image:
    return picture.rotate(angle, how, fillcolor=255 if how is Image.Resampling.BICUBIC else 0)


def _sharpness(ink: Image.Image) -> float:
    """How much the darkness of neighbouring rows differs: most where rows run along the lines of text."""
    rows = ink.resize((1, ink.height), Image.Resampling.BOX).tobytes()
    return sum((lower - upper) ** 2 for upper, lower in pairwise(rows)) / len(rows)
