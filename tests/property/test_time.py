"""Time grows with the size of a text and not with its square: twice the text takes about twice as long.

Ratios and not seconds: a busy machine is slow for both sizes alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.reading import plan_of

# Linear work doubles, quadratic work takes four times as long; the rest is noise of small measures.
_MOST = 3.4
_OPENING = "KẾ HOẠCH\nNăm 2024\nI. NỘI DUNG\n"
_HEAD = "PHỤ LỤC\nStt\tNội dung\tChủ trì\tThời gian\n"
_CITED = "Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh về việc rà soát, tối thiểu 50% hồ sơ; "

_TEXTS: dict[str, Callable[[int], str]] = {
    "one line without end": lambda size: _OPENING + _CITED * (size // 8),
    "short lines": lambda size: _OPENING + "ab\n" * size,
    "one letter and a blank": lambda size: "a " * (8 * size),
    "numerals in each other": lambda size: (
        _OPENING + "".join(f"{'I1ai'[i % 4]}. việc {i};\n" for i in range(size // 4))
    ),
    "only the first numeral": lambda size: _OPENING + "".join(f"{'1.' * (i % 4 + 1)} việc\n" for i in range(size // 4)),
    "open brackets": lambda size: _OPENING + "(" * (8 * size),
    "digits and slashes": lambda size: _OPENING + "1/2023/" * (4 * size),
    "blanks": lambda size: "KẾ HOẠCH\na" + " " * (20 * size) + "b",
    "tabs": lambda size: "\t" * (20 * size) + "x",
    "percentages": lambda size: _OPENING + "- " + "50% " * size,
    "deadlines": lambda size: _OPENING + "- " + "trước ngày 15/3, " * (size // 2),
    "rows": lambda size: _OPENING + _HEAD + "".join(f"{i}\tViệc {i}\tSở A\tQuý I\n" for i in range(1, size // 6)),
    "titles": lambda size: "KẾ HOẠCH\n" * size,
    "recipients": lambda size: _OPENING + "Nơi nhận:\n" + "- Như trên\n" * size,
    "stars and marks": lambda size: "KẾ HOẠCH\n" + "a**b<b>" * (4 * size),
    "bars": lambda size: "|" * (8 * size),
    "marks on one letter": lambda size: "a" + "\u0301" * (20 * size),
}


def _seconds(text: str) -> float:
    start = time.process_time()
    plan_of(text)
    return time.process_time() - start


@pytest.mark.parametrize("name", _TEXTS)
def test_twice_the_text_takes_about_twice_as_long(name: str) -> None:
    make, size = _TEXTS[name], 500
    plan_of(make(8))  # patterns are compiled, words are loaded
    while (short := _seconds(make(size))) < 0.05 and size < 8_000:
        size *= 2
    ratio = min(_seconds(make(2 * size)) / max(short, 0.01), _seconds(make(2 * size)) / max(_seconds(make(size)), 0.01))
    assert ratio < _MOST
