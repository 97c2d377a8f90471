"""The line of a finding: the carets stand under its words, whatever is before them, however wide the terminal is."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from rich.cells import cell_len

from tthc_cli.model.base import Span
from tthc_cli.report.excerpt import excerpt

_MARK = "Nghị định số 107/NĐ-CP"
_LONG = "Sở Nội vụ xây dựng kế hoạch cải cách hành chính, "


def _lines(line: str, words: str, width: int) -> tuple[str, str]:
    start = line.index(words)
    span = Span(page=None, line=7, column=start + 1, start=start, end=start + len(words))
    top, bottom = excerpt(span, line, width, "red").plain.split("\n")
    return top, bottom


def _above(top: str, bottom: str) -> str:
    """What the carets stand under."""
    first, last = bottom.index("^"), len(bottom)
    cells, taken = 0, ""
    for letter in top:
        if first <= cells < last or (taken and cell_len(letter) == 0 and cells == last):
            taken += letter
        cells += cell_len(letter)
    return taken


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize(
    "line",
    [
        f"Căn cứ {_MARK};",
        f"{_LONG * 8}{_MARK}; {_LONG * 8}",
        f"{_LONG * 8}{_MARK}",
        f"{_MARK}; {_LONG * 8}",
        f"{normalize('NFD', _LONG * 3)}{_MARK}; {_LONG}",
        f"漢字日本語 {_MARK}; 漢字 {_LONG * 3}",
        f"a)\t{_MARK}\tb\x07)",
    ],
)
def test_carets_stand_under_the_words(line: str, width: int) -> None:
    top, bottom = _lines(line, _MARK, width)
    assert _above(top, bottom).rstrip("…") in _MARK
    assert _above(top, bottom).startswith("Nghị định")
    assert cell_len(top) <= width
    assert len(bottom) <= width


def test_a_span_longer_than_the_terminal_is_shown_from_its_beginning() -> None:
    words = _LONG * 5
    top, bottom = _lines(f"Đầu câu {words}", words, 60)
    assert _above(top, bottom).startswith("Sở Nội vụ")
    assert top.endswith("…")
