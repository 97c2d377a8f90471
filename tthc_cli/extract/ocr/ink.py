"""A scan in colour → dark ink on white paper: stamps and signatures out, uneven light and grain out."""

from __future__ import annotations

from functools import reduce

from PIL import Image, ImageChops, ImageFilter, ImageStat

_TILE = 16
"""Pixels. The paper's brightness is measured in tiles of this size."""

_DARK = 128
_COLOURED_PRINT = 0.5
"""If taking colours out leaves less ink than this share, the print itself is coloured and the colours stay."""

_FAINT, _FULL = 0.15, 0.9
"""Share of the darkest ink up to which a pixel is paper, and from which it is ink."""

_GRAIN = 0.06
"""Grains for each dark pixel from which a scan counts as grainy."""


def find_ink(picture: Image.Image) -> Image.Image:
    """The picture in shades of grey, ink dark on white, of the same size.

    Coloured ink (stamps, signatures) fades: red and blue are nearly as bright as paper in their brightest channel,
    black is not, even where a stamp lies over it.
    """
    return _on_white(_without_colours(picture))


def dark_share(gray: Image.Image) -> float:
    """Which share of the pixels is ink."""
    return sum(gray.histogram()[:_DARK]) / (gray.width * gray.height)


def smooth_grain(gray: Image.Image) -> Image.Image:
    """The picture without its grain, if it has much; not to be done before thin rules are found, it eats them."""
    smooth = gray.filter(ImageFilter.MedianFilter(3))
    return smooth if _grain(gray, smooth) > _GRAIN else gray


def _without_colours(picture: Image.Image) -> Image.Image:
    if picture.mode in {"1", "L", "I;16", "LA"}:
        return picture.convert("L")
    picture = picture.convert("RGB")
    plain, brightest = picture.convert("L"), reduce(ImageChops.lighter, picture.split())
    if dark_share(_on_white(brightest)) < _COLOURED_PRINT * dark_share(_on_white(plain)):
        return plain
    return brightest


def _on_white(gray: Image.Image) -> Image.Image:
    """The paper made white everywhere, whatever shadow or tint lies on it; contrast stretched to the darkest ink."""
    brightest = gray.reduce(_TILE).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    ink = ImageChops.subtract(brightest.resize(gray.size, Image.Resampling.BILINEAR), gray)
    deepest = max(60, _percentile(ink, 0.995))
    faint, full = _FAINT * deepest, _FULL * deepest
    return ink.point([round(255 * min(1, max(0, (full - value) / (full - faint)))) for value in range(256)])


def _percentile(gray: Image.Image, share: float) -> int:
    seen, wanted = 0, share * gray.width * gray.height
    for value, count in enumerate(gray.histogram()):
        seen += count
        if seen >= wanted:
            return value
    return 255


def _grain(gray: Image.Image, smooth: Image.Image) -> float:
    """How many dark pixels stand alone on paper, as a share of all dark ones."""
    dark = gray.point([255 * (value < _DARK) for value in range(256)])
    paper = smooth.point([255 * (value > 250) for value in range(256)])
    return ImageStat.Stat(ImageChops.darker(dark, paper)).sum[0] / max(1.0, ImageStat.Stat(dark).sum[0])
