"""What a person may choose about reading a file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

OcrMode: TypeAlias = Literal["auto", "always", "never"]
"""`auto`: pages without a usable text layer are recognised; `always`: every page is; `never`: none is."""

MEGABYTE = 1_000_000


class ExtractOptions(NamedTuple):
    """`max_bytes` bounds a file, and what a file inside an archive may swell to; `seconds` bounds the time that one
    file may take, beside what its pages add (`limits.allow_more_time`).

    `converted` is the folder where old Word files of this run were converted beforehand (`extract.office`); `threads`
    is how many pages of a file may be recognised at a time; `layout` asks for the layout of a file as well
    (`model.layout`), where its format knows it.
    """

    ocr: OcrMode = "auto"
    max_bytes: int = 100 * MEGABYTE
    seconds: float = 8.0
    converted: Path | None = None
    threads: int = 1
    layout: bool = False


DEFAULT_OPTIONS = ExtractOptions()
