"""Names of agencies and laws with the capitals that they have (data/check/names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, TypeAlias

from tthc_cli.lexicon.data_files import read_data
from tthc_cli.lexicon.keys import fold

NameList: TypeAlias = Literal["agencies", "laws"]

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _names(kind: NameList) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Folded first word → the names that begin with it, longest first: their folded words, and how they are written."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in read_data("check/names")[kind]:
        words = tuple(fold(word) for word in _WORD.findall(name))
        found.setdefault(words[0], []).append((words, name))
    return {first: sorted(names, key=lambda each: -len(each[0])) for first, names in found.items()}


def find_wrong_capitals(text: str, kind: NameList) -> Iterator[tuple[int, int, str]]:
    """Where a name of the list stands with other capitals, and how it is written.

    A name must begin with its capital: `sở nội vụ`, `cán bộ y tế`, `luật đất đai` are words. One in capitals throughout
    has them for another reason.
    """
    words = list(_WORD.finditer(text))
    keys = [fold(word[0]) for word in words]
    index = 0
    while index < len(words):
        found = _find_name(keys, index, kind)
        if found is None:
            index += 1
            continue
        length, name = found
        printed = [word[0] for word in words[index : index + length]]
        if _differs(printed, _WORD.findall(name)):
            yield words[index].start(), words[index + length - 1].end(), name
        index += length


def _find_name(keys: list[str], index: int, kind: NameList) -> tuple[int, str] | None:
    for parts, name in _names(kind).get(keys[index], ()):
        if tuple(keys[index : index + len(parts)]) == parts:
            return len(parts), name
    return None


def _differs(printed: list[str], right: list[str]) -> bool:
    if not printed[0][0].isupper() or all(word.isupper() for word in printed):
        return False
    return [word[0].isupper() for word in printed] != [word[0].isupper() for word in right]
