"""What a title or a task is about: its words without those that all plans share (data/subjects.yaml)."""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache
from typing import Literal

from tthc_cli.lexicon.abbreviations import contract_terms
from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.phrase_pattern import phrase_pattern
from tthc_cli.lexicon.provinces import province_names

# A single syllable is no Vietnamese word that could tell a task.
_ENOUGH_WORDS = 2

_WORD = re.compile(r"\w[\w&-]*")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "2021 - 2025": a period, which is one thing and not two years.
_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b")

# A reference to a decree says under what a task is done, not what is done; with it all tasks under one decree look
# alike.
_REFERENCE = re.compile(
    r"""(?:(?:theo|tại|theo\ quy\ định\ tại|theo\ quy\ định\ của)\ )?
        (?:nghị\ định|nghị\ quyết|quyết\ định|thông\ tư|kế\ hoạch|chỉ\ thị|luật)?\s*
        (?:số:?\ )?(?<![\d/.-])(?!\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\d+[\w]*(?:/\d{4})?[/-][\wđ]+(?:-[\wđ]+)*
        (?:\ ngày\ (?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\ tháng\ \d{1,2}\ năm\ \d{4}))?
        (?:\ của\ (?:thủ\ tướng\ chính\ phủ|chính\ phủ|vpcp|văn\ phòng\ chính\ phủ|ubnd\ tỉnh|chủ\ tịch\ ubnd\
        tỉnh|bộ\ tư\ pháp))?""",
    re.VERBOSE,
)

# "hoàn thành trước ngày 30/6/2024", "trước ngày 15 tháng 6 năm 2024", "hoàn thành trong quý III/2024".
_DATED = re.compile(
    r"""(?<!\w)(?:(?:hoàn\ thành|xong)\ )*(?:(?:trước|chậm\ nhất(?:\ là)?|đến\ hết|đến|từ)\ )?(?:ngày\ )?
        (?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\ tháng\ \d{1,2}\ năm\ \d{4})(?!\w)
      | (?<!\w)hoàn\ thành\ (?:xong\ )?(?:trước|trong|vào|chậm\ nhất)\ (?:ngày|tháng|quý|năm)\ [\divx]+
        (?:(?:/|\ năm\ |/\d{1,2}/)\d{4})?(?!\w)
      | (?<!\w)(?:trong|vào|đến\ hết|hết)\ (?:tháng|quý)\ (?:\d{1,2}|[ivx]+)(?:(?:/|\ năm\ )\d{4})?(?!\w)""",
    re.VERBOSE,
)


# "tối thiểu 80% hồ sơ", "≥ 95 %": how much is compared as a target; what is done stays the same.
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?\s?%")


@cache
def _words_of(name: Literal["title_words", "plan_words", "target_words"]) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in read_data("subjects")[name])


@cache
def _place_names() -> re.Pattern[str]:
    names = sorted((fold(name) for name in province_names()), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:tỉnh|thành phố|tp\.?) (?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


# "trên địa bàn thị xã Kỳ Anh năm 2023", "của Sở Tư pháp", "tỉnh Nam Định": for whom a plan is, which its children repeat
# with their own names.
_FOR_WHOM = re.compile(
    r"""(?<!\w)(?:trên\ địa\ bàn|của|tại)\ (?:toàn\ )?
        (?:tỉnh|huyện|quận|thị\ xã|thành\ phố|tp|tx|xã|phường|thị\ trấn|đặc\ khu|sở|ubnd|ban|cơ\ quan)(?!\w)
        [^,;]*?(?=\ năm\ \d|\ giai\ đoạn|[,;]|$)""",
    re.VERBOSE,
)


@cache
def subject_words(text: str) -> frozenset[str]:
    """The words of a title that tell its matter: contracted, without the frame, places and years."""
    key = _YEAR.sub(" ", _place_names().sub(" ", _FOR_WHOM.sub(" ", contract_terms(text))))
    return frozenset(_WORD.findall(key)) - _words_of("title_words")


def subject_years(text: str) -> frozenset[str]:
    """The years and periods that a title names."""
    key = fold(text)
    periods = frozenset(f"{first}-{last}" for first, last in _PERIOD.findall(key))
    return periods | frozenset(_YEAR.findall(_PERIOD.sub(" ", key)))


def subject_period(text: str) -> tuple[int, int] | None:
    """The first and last year that a title names, of years and periods together; None where it names none.

    >>> subject_period("Cải cách hành chính giai đoạn 2021 - 2025")
    (2021, 2025)

    """
    years = [int(year) for name in subject_years(text) for year in name.split("-")]
    return (min(years), max(years)) if years else None


@cache
def subject_similarity(left: str, right: str) -> float:
    """How much two titles are about one matter: 0 … 1 (Dice of their words); 0 where they name different years."""
    years, other_years = subject_years(left), subject_years(right)
    if years and other_years and not years & other_years:
        return 0.0
    words, other_words = subject_words(left), subject_words(right)
    total = len(words) + len(other_words)
    return 2 * len(words & other_words) / total if total else 0.0


@cache
def _task_phrases() -> re.Pattern[str]:
    phrases = (fold(str(phrase)) for phrase in read_data("subjects")["task_phrases"])
    return re.compile(rf"(?<!\w){phrase_pattern(phrases)}(?!\w)")


@cache
def _inline_fields() -> re.Pattern[str]:
    """`Chủ trì: Sở Y tế.`, `(Thời gian: Quý II)`: a label within a sentence, and its value to the sentence's end."""
    labels = sorted((fold(str(label)) for label in read_data("subjects")["field_labels"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, labels))})\s?:.*?(?=[.)](?:\W|$)|$)")


def _without_fields(key: str) -> str:
    """A folded task without who does it, by when and how much: units, days and figures are alike in tasks of every
    kind.
    """
    key = _inline_fields().sub(" ", key) if ":" in key else key
    return _FIGURE.sub(" ", _DATED.sub(" ", key)) if _DIGIT.search(key) else key


@cache
def _synonyms() -> dict[str, str]:
    """Folded word → the one that stands for it."""
    groups: list[list[str]] = read_data("subjects")["synonyms"]
    return {fold(word): fold(group[0]) for group in groups for word in group}


@cache
def _synonym_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){phrase_pattern(_synonyms())}(?!\w)")


def _with_one_word_for_one_thing(key: str) -> str:
    return _synonym_pattern().sub(lambda match: _synonyms()[match[0]], key)


@lru_cache(maxsize=100_000)
def task_words(text: str) -> tuple[str, ...]:
    """The words of a task that tell it from its neighbours, in order: contracted, without references, inline fields,
    dates and the phrases all tasks share.

    A task that consists of such phrases alone keeps them all.
    """
    contracted = contract_terms(text)
    whole = _with_one_word_for_one_thing(_REFERENCE.sub(" ", contracted) if "/" in contracted else contracted)
    bare = _without_fields(whole)
    key = _YEAR.sub(" ", bare if len(_WORD.findall(bare)) >= _ENOUGH_WORDS else whole)
    words = _WORD.findall(_task_phrases().sub(" ", key))
    # Interned: the tasks of a large folder are written in a few thousand words.
    return tuple(map(sys.intern, words if len(words) >= _ENOUGH_WORDS else _WORD.findall(key)))


@lru_cache(maxsize=50_000)
def plan_object_words(text: str) -> frozenset[str]:
    """The words that tell one plan from another in `Xây dựng Kế hoạch rà soát TTHC của đơn vị`: `rà`, `soát`,
    `tthc`.
    """
    key = _YEAR.sub(" ", _place_names().sub(" ", contract_terms(text)))
    return frozenset(word for word in _WORD.findall(key) if not word.isdigit()) - _words_of("plan_words")


def target_words() -> frozenset[str]:
    """The words around the figure of a target that do not say what is counted: `tối`, `thiểu`, `đạt`."""
    return _words_of("target_words")
