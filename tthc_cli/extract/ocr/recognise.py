"""Many pictures of pages → their layouts, several at a time.

Tesseract and Pillow let go of the interpreter while they work, so threads are enough; each has an engine of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import local
from typing import NamedTuple

from PIL import Image

from tthc_cli.extract.ocr.engine import Engine, open_engine
from tthc_cli.extract.ocr.limits import SECONDS_PER_PAGE
from tthc_cli.extract.ocr.scan_page import ScanPage, read_scan
from tthc_cli.limits import allow_more_time


class PagePicture(NamedTuple):
    """A page that is a picture: its number from 1, its dots per inch."""

    page: int
    picture: Image.Image
    dpi: float


class _OwnEngine(local):
    """One engine for each thread: Tesseract keeps the page it reads."""

    def __init__(self) -> None:
        self.engine: Engine = open_engine()


def recognise_pages(pictures: Iterable[PagePicture], threads: int) -> Iterator[tuple[int, ScanPage]]:
    """The number and the reading of each page, in order; pictures are asked for only as they are needed.

    Raises `EngineMissingError` before the first picture is asked for.
    """
    own = _OwnEngine()
    if threads == 1:
        for each in pictures:
            allow_more_time(SECONDS_PER_PAGE)
            yield each.page, read_scan(each.picture, each.dpi, own.engine)
        return
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[tuple[int, Future[ScanPage]]] = deque()
        for each in pictures:
            allow_more_time(SECONDS_PER_PAGE)
            waiting.append((each.page, pool.submit(_read, each, own)))
            if len(waiting) > threads:
                yield _first(waiting)
        while waiting:
            yield _first(waiting)


def _read(each: PagePicture, own: _OwnEngine) -> ScanPage:
    return read_scan(each.picture, each.dpi, own.engine)


def _first(waiting: deque[tuple[int, Future[ScanPage]]]) -> tuple[int, ScanPage]:
    page, reading = waiting.popleft()
    return page, reading.result()
