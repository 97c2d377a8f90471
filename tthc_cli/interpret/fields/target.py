"""Levels to reach: `tối thiểu 50% tổng số hồ sơ`, `từ một mô hình trở lên`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.phrases import any_of, word_list
from tthc_cli.model.plan import Comparator

_NUMBER_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_PERCENT = re.compile(r"(?<![\d.,/])(?P<value>\d{1,3}(?:[.,]\d{1,2})?)\s?%")
_OR_MORE = re.compile(r"\s*(?:[^\W\d_]+\s+){0,5}?trở lên")
_RANGE = re.compile(r"\s*(?:đến|-|–)\s*\d")
_LEVEL_WORDS: tuple[tuple[Comparator, str], ...] = (
    (">=", "tối thiểu|ít nhất|không dưới|không thấp hơn|thấp nhất|không ít hơn|≥|>="),
    ("<=", "tối đa|không (?:để )?(?:quá|vượt quá|vượt|cao hơn|lớn hơn)|nhiều nhất|≤|<="),
    (">", r"(?<!\w)trên|(?<!\w)hơn|vượt|vượt mức|cao hơn|>"),
    ("<", r"(?<!\w)dưới|thấp hơn|<"),
)
_BETWEEN = r"(?:\s+(?:là|đạt|khoảng|tỷ lệ|tỉ lệ|mức|bằng|được|có|cho|hoàn thành|đảm bảo|bảo đảm))*\s*$"
_BEFORE = tuple((comparator, re.compile(rf"(?:{words}){_BETWEEN}")) for comparator, words in _LEVEL_WORDS)
_FROM = re.compile(r"(?<!\w)từ(?:\s+(?:khoảng))?\s*$")
_WORDS = "|".join(_NUMBER_WORDS)
_NUMBER = rf"(?P<value>\d{{1,3}}(?:\.\d{{3}})+|0?\d{{1,4}}|{_WORDS})(?![\d/.,%]|\s?%)\s+(?:\([^()]*\)\s*)?"
_EVENT = rf"""(?:{any_of("outcomes")}
    |(?:{any_of("events")})(?!\w)(?:\s+(?!(?:{any_of("event_ends")})(?!\w))[^\W\d_]+){{0,2}})"""
_COUNT = re.compile(
    rf"""(?:(?P<how>tối\ thiểu|ít\ nhất|không\ dưới|không\ quá|tối\ đa|từ|(?<!\w)trên|(?<!\w)hơn)\s+
            (?:là\s+|có\s+|đạt\s+|được\s+)?{_NUMBER}
            (?P<noun>{any_of("counted_pairs")}|{_EVENT}|[^\W\d_]+(?:\s+[^\W\d_]+)?)
          | (?<![\w/.,])(?<!số\ )(?P<bare>0\d|[1-9]\d?)\s+(?:\([^()]*\)\s*)?(?P<event>{_EVENT}))""",
    re.VERBOSE | re.IGNORECASE,
)
# A count has a digit or one of these before its number; most texts have neither, which tells in a tenth of the time.
_HOW = ("tối thiểu", "ít nhất", "không dưới", "không quá", "tối đa", "từ", "trên", "hơn")
_DIGIT = re.compile(r"\d")
_COUNT_COMPARATORS: dict[str, Comparator] = {"không quá": "<=", "tối đa": "<=", "trên": ">", "hơn": ">"}
# "trên 03 lĩnh vực" is a place, "trên 50 tin, bài" a level.
_FEW = 10
# So many characters on each side of a figure are its clause at most; no sentence that people write is longer.
_LONGEST_HALF = 1_000
_CLAUSE_EDGE = re.compile(r"[;,.\n](?=\s|$)|(?<=\d%)\s(?=tỷ lệ|tỉ lệ)")


class TargetMatch(NamedTuple):
    """One target in a text. `start`, `end` bound the figure with its unit; `clause` is the part of the sentence it
    stands in.
    """

    start: int
    end: int
    comparator: Comparator
    value: float
    unit: str
    clause: str


def find_targets(text: str) -> list[TargetMatch]:
    """Every percentage, and every count that a word makes a level (`tối thiểu`, `từ … trở lên`), in order. Durations
    are none.
    """
    found = list(_percentages(text)) if "%" in text else []
    if _may_count(text):
        found += _counts(text)
    return sorted(found, key=lambda target: target.start)


def _may_count(text: str) -> bool:
    if _DIGIT.search(text):
        return True
    lowered = text.lower()
    return any(word in lowered for word in _HOW)


def _percentages(text: str) -> Iterator[TargetMatch]:
    for match in _PERCENT.finditer(text):
        before, after = fold(text[max(0, match.start() - 60) : match.start()]), text[match.end() :]
        value = float(match["value"].replace(",", "."))
        yield TargetMatch(*match.span(), _comparator(before, after), value, "%", _clause(text, *match.span()))


def _comparator(before: str, after: str) -> Comparator:
    for comparator, pattern in _BEFORE:
        if pattern.search(before):
            return comparator
    if re.match(r"\s*trở lên", after) or (_FROM.search(before) and (_OR_MORE.match(after) or _RANGE.match(after))):
        return ">="
    return "="


def _counts(text: str) -> Iterator[TargetMatch]:
    for match in _COUNT.finditer(text):
        clause = _clause(text, *match.span())
        if match["bare"]:
            event = " ".join(match["event"].split())
            yield TargetMatch(*match.span(), "=", float(match["bare"]), event, clause)
            continue
        noun, how = _noun(match["noun"]), fold(match["how"])
        end = match.start("noun") + len(noun)
        value = _NUMBER_WORDS.get(fold(match["value"])) or float(match["value"].replace(".", ""))
        if _is_level(how, noun, value, text[end:]):
            yield TargetMatch(match.start(), end, _COUNT_COMPARATORS.get(how, ">="), float(value), noun, clause)


def _is_level(how: str, noun: str, value: float, after: str) -> bool:
    """Whether a count is a level to reach: no duration, no place, and "từ" only with "trở lên"."""
    if fold(noun).split()[0] in word_list("durations") or (how == "trên" and value < _FEW):
        return False
    return how != "từ" or re.match(r"\s*(?:[^\W\d_]+\s+){0,3}trở lên", after) is not None


def _noun(words: str) -> str:
    """The counted noun: one syllable for counters (`bài`), an event's name (`lớp tập huấn`), a pair counted together
    (`tin, bài`), else two syllables (`thủ tục`).
    """
    first = words.split()[0]
    return first if fold(first) in word_list("counters") and "," not in words else " ".join(words.split())


def _clause(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _LONGEST_HALF), min(len(text), end + _LONGEST_HALF)
    edges = [match.end() for match in _CLAUSE_EDGE.finditer(text, first, start)]
    stop = _CLAUSE_EDGE.search(text, end, last)
    return " ".join(text[edges[-1] if edges else first : stop.start() if stop else last].split()).strip(" -+")
