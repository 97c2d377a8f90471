"""What a task brings forth: `- Văn bản chỉ đạo; - Công văn đôn đốc`."""

from __future__ import annotations

import re

_BULLET = re.compile(r"(?:^|\n)\s*[-+*•–]\s*|(?<=[;.])\s+[-+•–]\s+")
_EDGE = " .;,:\n"


def parse_products(text: str) -> tuple[str, ...]:
    """The products that a cell lists, split at bullets and line-leading dashes only, without end punctuation."""
    parts = (" ".join(part.split()).strip(_EDGE) for part in _BULLET.split(text))
    return tuple(part for part in parts if part)
