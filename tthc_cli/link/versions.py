"""Which task of an older version of a document is which task of the newer one, however they were moved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tthc_cli.lexicon.keys import fold
from tthc_cli.link.matching import TaskIndex

# As in coverage.py: from here on, two tasks of two plans are one. Two versions of one plan repeat each other's words,
# so a task at its old place may have been written anew as far as two plans' tasks that want a look.
_SAME_AT = 0.45
_SAME_AT_ONE_PLACE = 0.30
_PLACE_WEIGHT = 0.1


class VersionedTask(NamedTuple):
    """A task as a version of a document holds it: its path and its words."""

    path: str
    words: str


class Pairing(NamedTuple):
    """Indices into the old and the new tasks; None where there is no counterpart."""

    old: int | None
    new: int | None


def match_versions(old: Sequence[VersionedTask], new: Sequence[VersionedTask]) -> list[Pairing]:
    """Every task of both versions once, in the order of the new one, what was removed last.

    Equal words at one path go first, then equal words, then like words, the most alike first.
    """
    matched: dict[int, int] = {}
    for pairs in (_equal(old, new, by_place=True), _equal(old, new, by_place=False), _alike(old, new)):
        _take(pairs, matched)
        if len(matched) in (len(old), len(new)):
            break
    by_new = {right: left for left, right in matched.items()}
    kept = [Pairing(by_new.get(index), index) for index in range(len(new))]
    return kept + [Pairing(index, None) for index in range(len(old)) if index not in matched]


def version_key(text: str) -> str:
    """What two extractions of one text have in common: its folded words, without marks, bullets and line ends."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _take(pairs: Iterable[tuple[int, int]], matched: dict[int, int]) -> None:
    taken = set(matched.values())
    for left, right in pairs:
        if left not in matched and right not in taken:
            matched[left] = right
            taken.add(right)


def _equal(old: Sequence[VersionedTask], new: Sequence[VersionedTask], *, by_place: bool) -> Iterator[tuple[int, int]]:
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, task in enumerate(new):
        places[_key(task, by_place=by_place)].append(index)
    for index, task in enumerate(old):
        yield from ((index, other) for other in places[_key(task, by_place=by_place)])


def _key(task: VersionedTask, *, by_place: bool) -> tuple[str, str]:
    return (task.path if by_place else "", version_key(task.words))


def _alike(old: Sequence[VersionedTask], new: Sequence[VersionedTask]) -> Iterator[tuple[int, int]]:
    index = TaskIndex(task.words for task in (*old, *new))
    ranked: list[tuple[float, int, int]] = []
    for left, before in enumerate(old):
        for right, after in enumerate(new):
            one_place = before.path == after.path
            score = index.score(before.words, after.words)
            if score >= (_SAME_AT_ONE_PLACE if one_place else _SAME_AT):
                ranked.append((score + _PLACE_WEIGHT * one_place, left, right))
    yield from ((left, right) for _, left, right in sorted(ranked, key=lambda pair: (-pair[0], *pair[1:])))
