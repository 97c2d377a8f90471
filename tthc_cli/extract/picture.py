"""JPEG, PNG, TIFF → RawDocument: each picture in the file is a page that was scanned or photographed."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.ocr.engine import EngineMissingError
from tthc_cli.extract.ocr.limits import DPI, MOST_PIXELS, PictureTooLargeError, require_sane
from tthc_cli.extract.ocr.recognise import PagePicture, recognise_pages
from tthc_cli.extract.page_layout import PageLayout, layout_page
from tthc_cli.extract.page_text import write_pages
from tthc_cli.extract.pdf_scans import note_scan, refuse_scans
from tthc_cli.extract.raw import OcrPage, RawDocument, RawNote, UnreadPages
from tthc_cli.options import DEFAULT_OPTIONS, ExtractOptions

_FORMATS = ("JPEG", "PNG", "TIFF")

_A4_INCHES = (8.27, 11.69)
_SANE_DPI = (100, 1200)
"""Cameras and screens write 72 or 96, which says nothing of the sheet of paper."""

_SAME_DPI = 0.1
"""A picture whose resolution differs less from ours is read as it is."""


def extract_picture(path: Path, data: bytes, options: ExtractOptions = DEFAULT_OPTIONS) -> RawDocument:
    """Reads a picture; of a TIFF, all of its pages.

    Raises `UnreadableFileError`: `damaged`, `empty` (blank paper), or one of `UnreadPages`.
    """
    layouts: dict[int, PageLayout] = {}
    read: list[OcrPage] = []
    notes: list[RawNote] = []
    with _opened(path, data) as picture:
        # A JPEG may hold a second picture, which phones put behind the first for themselves.
        count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
        pages = tuple(range(1, count + 1))
        if options.ocr == "never":
            raise refuse_scans(path, UnreadPages(pages, "scan_off"))
        try:
            for page, scan in recognise_pages(_pages(path, picture, count), options.threads):
                layouts[page] = layout_page(scan.content)
                if not scan.blank:
                    read.append(OcrPage(page, scan.confidence))
                    notes += note_scan(page, scan)
        except EngineMissingError as missing:
            raise refuse_scans(path, UnreadPages(pages, f"scan_{missing.what}")) from missing
        media_type = Image.MIME.get(picture.format or "", "image/*")
    if not any(layout.blocks for layout in layouts.values()):
        raise UnreadableFileError(path, "empty")
    text, blocks = write_pages(layouts)
    return RawDocument(
        path=str(path),
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=blocks,
        pages=count,
        notes=tuple(notes),
        ocr_pages=tuple(read),
    )


def _opened(path: Path, data: bytes) -> Image.Image:
    """The picture, of which so far only the head was read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we measure for ourselves
            return Image.open(BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise refuse_scans(path, UnreadPages((1,), "scan_size")) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise UnreadableFileError(path, "damaged") from error


def _pages(path: Path, picture: Image.Image, count: int) -> Iterator[PagePicture]:
    for index in range(count):
        try:
            picture.seek(index)
            require_sane(*picture.size)
            page = ImageOps.exif_transpose(picture)
        except (PictureTooLargeError, Image.DecompressionBombError) as error:
            raise refuse_scans(path, UnreadPages((index + 1,), "scan_size")) from error
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise UnreadableFileError(path, "damaged") from error
        yield PagePicture(index + 1, *_at_our_resolution(page))


def _at_our_resolution(picture: Image.Image) -> tuple[Image.Image, float]:
    """The picture and its dots per inch, shrunk or enlarged to about ours."""
    if picture.mode not in {"1", "L", "RGB"}:
        picture = _on_paper(picture)
    dpi = _dpi(picture)
    factor = min(DPI / dpi, (MOST_PIXELS / (picture.width * picture.height)) ** 0.5)
    if abs(factor - 1) <= _SAME_DPI:
        return picture, dpi
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    flat = picture.convert("L") if picture.mode == "1" else picture
    return flat.resize(size, Image.Resampling.BICUBIC, reducing_gap=2), dpi * factor


def _dpi(picture: Image.Image) -> float:
    """What the file says, if a scanner wrote it; else as if the paper were A4."""
    said = float(picture.info.get("dpi", (0, 0))[0])
    # A part of a sheet is long in one direction at least.
    sheet = max(min(picture.size) / _A4_INCHES[0], max(picture.size) / _A4_INCHES[1])
    fits = _SANE_DPI[0] <= said <= _SANE_DPI[1] and 0.3 < said / sheet < 3
    return said if fits else max(1.0, sheet)


def _on_paper(picture: Image.Image) -> Image.Image:
    """Any other kind of picture in plain colours, what is transparent on white."""
    layered = picture.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered).convert("RGB")
