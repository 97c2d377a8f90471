"""What comes of writing findings into a copy."""

from __future__ import annotations

from typing import NamedTuple


class AnnotatedCopy(NamedTuple):
    """The bytes of a copy, how many findings it bears, and whether the original is signed, which no copy can be."""

    data: bytes
    findings: int
    signed: bool
