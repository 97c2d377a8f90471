"""How time grows with the size of a text made to be slow: linear work doubles, quadratic work takes four times as long.

    python benchmarks/bench_text_growth.py

Prints, never asserts: a ratio of CPU time per text, which a busy machine moves by a few tenths.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tthc_cli.clean import clean_document
from tthc_cli.extract.text import extract_text
from tthc_cli.interpret import interpret_document
from tthc_cli.structure import read_structure

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


def main() -> None:
    """Prints the ratio of each text."""
    for name, make in _TEXTS.items():
        print(f"{name:28} {_growth(make):5.2f}")


def _growth(make: Callable[[int], str]) -> float:
    """What twice the text takes, in times of the text; the text is made long enough to be measured."""
    size = 500
    _seconds(make(8))  # patterns are compiled, words are loaded
    while (short := _seconds(make(size))) < 0.05 and size < 8_000:
        size *= 2
    return min(_seconds(make(2 * size)) for _ in range(2)) / max(min(short, _seconds(make(size))), 0.001)


def _seconds(text: str) -> float:
    start = time.process_time()
    interpret_document(read_structure(clean_document(extract_text(Path("kh.txt"), text.encode()))))
    return time.process_time() - start


if __name__ == "__main__":
    main()
