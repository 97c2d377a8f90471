"""Fonts from before Unicode: their names tell how the text that is set in them is coded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tthc_cli.extract.raw import LegacyRun

# ".VnTime", ".VnArialH" of the ABC set (TCVN3), "VNI-Times"; a PDF puts a tag before the name ("ABCDEF+.VnTime") and
# may lose the dot.
_NAME = re.compile(r"(?:[A-Z]{6}\+)?(?:(?P<abc>\.Vn|Vn(?=Time|Arial))|(?P<vni>VNI[- ]))(?P<family>[^,]*)")
_STYLE = re.compile(r"[-,]?(?:Bold|Italic|Regular)*$")


class LegacyFont(NamedTuple):
    """The encoding of a font, and whether it draws capitals for the codes of small letters; see `LegacyRun`."""

    encoding: str
    capitals: bool


@cache
def read_font_name(name: str) -> LegacyFont | None:
    """What the name of a font says; None for a font of Unicode text.

    >>> read_font_name(".VnTimeH")
    LegacyFont(encoding='tcvn3', capitals=True)

    """
    found = _NAME.match(name)
    if found is None:
        return None
    if found["vni"]:
        return LegacyFont("vni", capitals=False)
    return LegacyFont("tcvn3", capitals=_STYLE.sub("", found["family"]).endswith("H"))


def find_runs(pieces: Iterable[tuple[str, LegacyFont | None]], start: int = 0) -> Iterator[LegacyRun]:
    """The stretches in old fonts of a text that is put together from pieces and begins at `start`. Neighbours in one
    font are one stretch: a word may be cut into several pieces.
    """
    open_run: LegacyRun | None = None
    for text, font in pieces:
        end = start + len(text)
        if open_run is not None and font == (open_run.encoding, open_run.capitals):
            open_run = open_run._replace(end=end)
        elif text:
            if open_run is not None:
                yield open_run
            open_run = None if font is None else LegacyRun(start, end, *font)
        start = end
    if open_run is not None:
        yield open_run
