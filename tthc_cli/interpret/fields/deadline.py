"""Deadlines in running text: `báo cáo UBND tỉnh trước ngày 31/01/2023`."""

from __future__ import annotations

import re
from typing import NamedTuple

from tthc_cli.interpret.fields.dates import DATE_PATTERN, parse_date

_DEADLINE = re.compile(
    rf"""(?:trước|chậm\ nhất(?:\ là)?(?:\ vào|\ trước|\ đến)?|muộn\ nhất|xong\ trước|đến\ hết|hạn\ chót|hết)
        \s+(?:hết\ )?(?:\d{{1,2}}\ (?:giờ|h)\ (?:\d{{2}}\ )?)?
        (?:ngày\s+(?P<date>{DATE_PATTERN})
         | (?P<bare>\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})
         | ngày\s+(?P<day>\d{{1,2}})\s+(?:của\ |hằng\ |hàng\ |các\ )*            # a day that recurs
           (?:tháng\ cuối\ (?:của\ )?(?:mỗi\ )?quý|tháng(?!\ \d)|quý|cuối\ quý|tháng\ sau)
         | ngày\s+(?P<short>\d{{1,2}}(?:/|\ tháng\ )\d{{1,2}})(?![\d/])(?P<every>\ (?:hằng|hàng)\ năm)?)""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# So many characters on each side of a deadline are its sentence at most; no sentence that people write is longer.
_LONGEST_HALF = 1_500
_SENTENCE_EDGE = re.compile(r"[;.](?=\s|$)")


class DeadlineMatch(NamedTuple):
    """One deadline: `text[start:end]` as printed; `end_date` is ISO, null for one that recurs; `sentence` says what is
    due.
    """

    start: int
    end: int
    end_date: str | None
    sentence: str


def find_deadlines(text: str, year: int | None) -> list[DeadlineMatch]:
    """Every deadline in a paragraph. A day without its year takes the plan's."""
    if _DIGIT.search(text) is None:
        return []
    return [
        DeadlineMatch(*match.span(), _end_date(match, year), _sentence(text, *match.span()))
        for match in _DEADLINE.finditer(text)
    ]


def _end_date(match: re.Match[str], year: int | None) -> str | None:
    if match["date"] or match["bare"]:
        return parse_date(match["date"] or match["bare"]).iso
    if match["short"] and year and not match["every"]:
        return parse_date(f"{match['short'].replace(' tháng ', '/')}/{year}").iso
    return None


def _sentence(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _LONGEST_HALF), min(len(text), end + _LONGEST_HALF)
    edges = [match.end() for match in _SENTENCE_EDGE.finditer(text, first, start)]
    stop = _SENTENCE_EDGE.search(text, end, last)
    return " ".join(text[edges[-1] if edges else first : stop.start() if stop else last].split())
