"""A change of text that a rule holds for safe."""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """`text` in the place of `source[start:end]`, offsets counted in the extracted text; never empty before."""

    start: int
    end: int
    text: str
