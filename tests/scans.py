"""Scans of our own documents: printed, laid askew on the glass, with grain, a stamp and JPEG's traces. Always the same.

What a scanner does to a page is done here to a picture of it: `scan_of(page)`, then into the file that a test needs.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

DPI = 200
_PAPER = 246
_RED, _BLUE = (205, 35, 45), (40, 60, 165)


def print_pages(pdf: Path, *numbers: int, dpi: int = DPI) -> list[Image.Image]:
    """Pages of a PDF (from 1; all if none is named) as pictures."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        wanted = numbers or range(1, len(document) + 1)
        return [document[number - 1].render(scale=dpi / 72).to_pil().convert("RGB") for number in wanted]
    finally:
        document.close()


def scan_of(
    page: Image.Image,
    *,
    skew: float = 1.2,
    grain: float = 12,
    salt: float = 0.0005,
    stamp: tuple[int, int] | None = None,
    quality: int = 70,
) -> Image.Image:
    """The page as a scanner gives it: turned by `skew` degrees, grey grain of this strength, this share of black and
    white dots, a red stamp with a blue signature around a point, compressed as JPEG."""
    dice = random.Random(20260101)
    picture = _stamped(page, stamp) if stamp is not None else page.copy()
    picture = picture.point([min(value + 20, _PAPER) for value in range(256)] * 3)
    picture = picture.rotate(skew, Image.Resampling.BICUBIC, fillcolor=(_PAPER,) * 3).filter(
        ImageFilter.GaussianBlur(0.5)
    )
    picture = _sprinkled(_grainy(picture, grain, dice), salt, dice)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return Image.open(file).convert("RGB")


def into_pdf(pages: Sequence[Image.Image]) -> bytes:
    """A PDF of pictures."""
    return _saved(pages, "PDF", resolution=DPI)


def into_tiff(pages: Sequence[Image.Image]) -> bytes:
    """A TIFF of several pages."""
    return _saved(pages, "TIFF", compression="tiff_lzw", dpi=(DPI, DPI))


def into_picture(page: Image.Image, form: str) -> bytes:
    """A PNG or a JPEG."""
    return _saved([page], form, dpi=(DPI, DPI), **({"quality": 85} if form == "JPEG" else {}))


def _saved(pages: Sequence[Image.Image], form: str, **how: object) -> bytes:
    file = io.BytesIO()
    first, *others = [page.copy() for page in pages]  # Pillow keeps with a picture what it was saved with
    more: dict[str, object] = {"save_all": True, "append_images": others} if form in {"PDF", "TIFF"} else {}
    first.save(file, form, **more, **how)
    return file.getvalue()


def _stamped(page: Image.Image, place: tuple[int, int]) -> Image.Image:
    """Ink of a stamp lies over print without hiding it."""
    layer = Image.new("RGB", page.size, "white")
    pen, (x, y) = ImageDraw.Draw(layer), place
    for radius, width in ((130, 7), (118, 3), (80, 3)):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=_RED, width=width)
    pen.line([(x + 20 * step, y + (40 if step % 2 else -40)) for step in range(12)], fill=_BLUE, width=4, joint="curve")
    return ImageChops.multiply(page, layer)


def _grainy(picture: Image.Image, strength: float, dice: random.Random) -> Image.Image:
    noise = Image.frombytes("L", picture.size, dice.randbytes(picture.width * picture.height))
    noise = noise.filter(ImageFilter.GaussianBlur(0.7))
    noise = noise.point([max(0, min(255, round(128 + (value - 128) * strength / 30))) for value in range(256)])
    return ImageChops.add(picture, Image.merge("RGB", (noise, noise, noise)), offset=-128)


def _sprinkled(picture: Image.Image, share: float, dice: random.Random) -> Image.Image:
    for _ in range(round(share * picture.width * picture.height)):
        shade = dice.choice((0, 255))
        picture.putpixel((dice.randrange(picture.width), dice.randrange(picture.height)), (shade,) * 3)
    return picture
