"""Positions of those who sign, and how the names in a letterhead begin (data/phrases.yaml)."""

from __future__ import annotations

import re
from functools import cache

from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.phrases import any_of


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:quyền )?(?:phó )?(?:q\. ?)?(?:{any_of('positions')})(?!\w)")


def is_position(text: str) -> bool:
    """Whether a line in capitals names a position: `PHÓ CHỦ TỊCH`, `Q. GIÁM ĐỐC`."""
    return text.isupper() and _pattern().match(fold(text)) is not None


@cache
def _letterhead() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('letterhead_opens')}|cộng hoà xã hội|đảng cộng sản|độc lập)(?!\w)")


def opens_letterhead(text: str) -> bool:
    """Whether a line begins as the agencies and the motto of a letterhead do: `SỞ TƯ PHÁP`, `CỘNG HÒA XÃ HỘI …`."""
    return _letterhead().match(fold(text)) is not None
