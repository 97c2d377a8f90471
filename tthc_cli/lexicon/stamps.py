"""Words that are stamped on a document and are no part of its text (data/phrases.yaml)."""

from __future__ import annotations

import re
from functools import cache

from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.phrases import any_of

_LONGEST = 60


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""\W*(?:{any_of("stamps")})
        (?:\s+(?:lần\s+(?:thứ\s+)?)?\d{{1,2}})?      # DỰ THẢO LẦN 2
        (?:[\s,(]*(?:ngày\s+)?[\d./-]{{6,10}})?        # the day of the draft
        \W*""",
        re.VERBOSE,
    )


def is_stamp(text: str) -> bool:
    """Whether a line is nothing but a stamp: `DỰ THẢO`, `Dự thảo lần 2`, `HỎA TỐC`."""
    return len(text) <= _LONGEST and _pattern().fullmatch(fold(text)) is not None
