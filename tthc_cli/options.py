"""What a person may choose about reading a file."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

OcrMode: TypeAlias = Literal["auto", "always", "never"]
"""`auto`: pages without a usable text layer are recognised; `always`: every page is; `never`: none is."""

MEGABYTE = 1_000_000


class ExtractOptions(NamedTuple):
    """`max_bytes` bounds a file, and what a file inside an archive may swell to; `seconds` bounds the time that one
    file may take; `threads` is how many pages of a file may be recognised at a time.
    """

    ocr: OcrMode = "auto"
    max_bytes: int = 300 * MEGABYTE
    seconds: float = 120.0
    threads: int = 1


DEFAULT_OPTIONS = ExtractOptions()
