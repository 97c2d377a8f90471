"""Whether a short text is nothing but a time, for telling columns apart. What it means, `interpret` reads."""

from __future__ import annotations

import re
from functools import cache

from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.phrases import any_of


@cache
def _time() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{any_of('time_words', 'time_periods')}|[ivx]+|\d[\d./-]*)(?!\w)[\s,;./\-]*)+")


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('time_opens', 'time_periods')}|\d)(?!\w)|\d")


def is_time(text: str) -> bool:
    """Whether all of a text (`Quý IV năm 2023 hoặc đột xuất`, `Theo kế hoạch`) tells a time."""
    key = fold(text)
    return len(key) <= 90 and _opens().match(key) is not None and _time().fullmatch(key) is not None
