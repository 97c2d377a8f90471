"""How large a picture may be, and how fine it is read."""

from __future__ import annotations

DPI = 200
"""Dots per inch at which pages are read. 300 took half as long again and read no better: decisions/0004-scans.md."""

MOST_PIXELS = 16_000_000
"""Of a page as it is read: A3 at 200 dpi has 7.7 million."""

MOST_SOURCE_PIXELS = 80_000_000
"""Of a picture in a file, which has to be unpacked before it can be made smaller: A3 at 600 dpi has 70 million."""


SECONDS_PER_PAGE = 15.0
"""What a page that is recognised adds to the time of its file; it takes 1 to 2 on a machine that is not busy."""


class PictureTooLargeError(Exception):
    """A picture that would fill the memory, or a page that has no size."""


def require_sane(width: int, height: int) -> None:
    """Raises `PictureTooLargeError` for more pixels than can be unpacked safely."""
    if width * height > MOST_SOURCE_PIXELS:
        raise PictureTooLargeError(f"{width} × {height} pixels")
