"""Terms of two syllables, and slips of the pen that come near them (data/check/terms.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold, strip_accents

_WORD = re.compile(r"[^\W\d_]+")


class NearMiss(NamedTuple):
    """The words at `text[start:end]`, which are nearly `term`."""

    start: int
    end: int
    term: str


@cache
def _list(name: str) -> dict[tuple[str, str], str]:
    """Folded syllables → the term as written."""
    terms = [term.strip() for line in read_data("check/terms")[name] for term in line.split(",")]
    return {_pair(term): term for term in terms}


def _pair(term: str) -> tuple[str, str]:
    left, right = fold(term).split()
    return left, right


@cache
def _partners() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """For each first syllable the second ones of its terms, and the other way round."""
    seconds: dict[str, list[str]] = {}
    firsts: dict[str, list[str]] = {}
    for left, right in _list("terms"):
        seconds.setdefault(left, []).append(right)
        firsts.setdefault(right, []).append(left)
    return seconds, firsts


def find_near_misses(text: str) -> Iterator[NearMiss]:
    """Every pair of neighbouring words that differs from a term in one letter or tone and is no word itself.

    A pair whose halves belong to words on either side (`văn bản hành chính`) is none.
    """
    words = [(match, fold(match[0])) for match in _WORD.finditer(text)]
    keys = [key for _, key in words]
    yield from _find_slips(text, [match for match, _ in words], keys)
    for index, (left, right) in enumerate(pairwise(keys)):
        term = _near(left, right)
        if term is not None and not _is_shared_out(keys, index):
            first, last = words[index][0], words[index + 1][0]
            if text[first.end() : last.start()].isspace():
                yield NearMiss(first.start(), last.end(), term)


def _find_slips(text: str, words: list[re.Match[str]], keys: list[str]) -> Iterator[NearMiss]:
    """The slips of several words that are listed as such."""
    for slip, term in read_data("check/terms")["slips"].items():
        parts = fold(slip).split()
        for index in range(len(keys) - len(parts) + 1):
            start, end = words[index].start(), words[index + len(parts) - 1].end()
            if keys[index : index + len(parts)] == parts and fold(text[start:end]) == fold(slip):
                yield NearMiss(start, end, term)


@cache
def _free() -> frozenset[str]:
    """Syllables that are words by themselves."""
    return frozenset(fold(word) for word in read_data("check/terms")["free"])


@cache
def _little() -> frozenset[str]:
    """Little words that are no part of a term themselves."""
    of_terms = {syllable for pair in _list("terms") for syllable in pair}
    return frozenset(fold(word) for word in read_data("check/terms")["little"]) - of_terms


def _is_known(left: str, right: str) -> bool:
    return (left, right) in _list("terms") or (left, right) in _list("words")


def _is_shared_out(keys: list[str], index: int) -> bool:
    before = index > 0 and _is_known(keys[index - 1], keys[index])
    after = index + 2 < len(keys) and _is_known(keys[index + 1], keys[index + 2])
    return before or after


def _near(left: str, right: str) -> str | None:
    """The term that differs from the pair in one letter of one of its syllables."""
    if _is_known(left, right) or {left, right} & _little():
        return None
    seconds, firsts = _partners()
    for other in seconds.get(left, ()):
        if _is_slip(right, other, beside=left):
            return _list("terms")[left, other]
    for other in firsts.get(right, ()):
        if _is_slip(left, other, beside=right):
            return _list("terms")[other, right]
    return None


def _is_slip(found: str, right: str, *, beside: str) -> bool:
    """Whether a syllable is another one mistyped: with all its letters, where the one beside it is a word by itself."""
    if beside in _free() and sorted(strip_accents(found)) != sorted(strip_accents(right)):
        return False
    return _is_one_letter_off(found, right)


def _is_one_letter_off(found: str, right: str) -> bool:
    """Whether one letter was changed, dropped or added, or two changed places. Short syllables are changed into others
    too easily: they must keep two letters.
    """
    if abs(len(found) - len(right)) > 1 or min(len(found), len(right)) < 2:
        return False
    if len(found) == len(right):
        off = [index for index, (a, b) in enumerate(zip(found, right, strict=True)) if a != b]
        swapped = (
            len(off) == 2 and off[1] == off[0] + 1 and found[off[0]] + found[off[1]] == right[off[1]] + right[off[0]]
        )
        return len(off) == 1 or swapped
    short, long = sorted((found, right), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
