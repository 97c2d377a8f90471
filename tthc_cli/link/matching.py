"""How alike two tasks are: TF-IDF over words and pairs of words, and the share of words they have in common.

Measured on 37 labelled pairs (shared/performance.md): WRatio 0.58 AUC, token_set_ratio 0.84, TF-IDF 0.83; after
contraction and without the phrases all tasks share 0.94, and 0.95 for the two together as weighted here.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from tthc_cli.lexicon.subjects import task_words

_TFIDF_WEIGHT = 0.7
_TOKEN_SET_WEIGHT = 0.3
# token_set_ratio compares letters: two texts without a rare word in common still give it 0.3 to 0.6. It counts only
# where the words themselves agree this much, which also spares most of its calls.
_WORDS_AGREE_AT = 0.12

_PARENTS_KEPT = 64

Vector: TypeAlias = dict[str, float]
# Term → the rows it stands in, with its weight there.
Postings: TypeAlias = dict[str, list[tuple[int, float]]]


class _Text(NamedTuple):
    """A task ready to be compared: its words as one line, their weights, and the length of that vector."""

    line: str
    weights: Vector
    length: float


class _Rows(NamedTuple):
    """The tasks of one parent, ready to be compared with many."""

    texts: list[_Text]
    postings: Postings


class Likeness:
    """How alike the tasks of two plans are. `scores` has one row for each of the first, one column for each of the
    second: 0 (nothing in common) … 1 (the same words).
    """

    def __init__(self, rows: Sequence[_Text], columns: Sequence[_Text], scores: list[list[float]]) -> None:
        self._rows, self._columns = rows, columns
        self.scores = scores

    def share(self, row: int, column: int) -> float:
        """How much of the first task is said in the second, 0 … 1, whatever that says besides: a long task of a child
        may answer a short one of its parent among others.
        """
        return _find_share(self._rows[row], self._columns[column])

    def share_of_answer(self, row: int, column: int) -> float:
        """How much of the second task is said in the first: a child may take up a part of a long task."""
        return _find_share(self._columns[column], self._rows[row])


class TaskIndex:
    """How rare the words of a set of tasks are; scores pairs by it.

    Built from the texts of all tasks that will be compared, so that what every one of them says counts little. It
    keeps how often each word occurs, never the texts: a folder may hold 100,000 of them.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._frequency: Counter[str] = Counter()
        self._count = 0
        self._rarities: Vector = {}
        self._prepared: dict[tuple[str, ...], _Rows] = {}
        for text in texts:
            self._frequency.update(set(_find_terms(task_words(text))))
            self._count += 1

    def score(self, left: str, right: str) -> float:
        """0 (nothing in common) … 1 (the same words)."""
        return self.compare([left], [right]).scores[0][0]

    def compare(self, left: Sequence[str], right: Sequence[str]) -> Likeness:
        """Every text of `left` with every text of `right`.

        Goes through the words that two texts share, not through all pairs: most pairs share none.
        """
        rows, columns = self._prepare(tuple(left)), [self._read(text) for text in right]
        scores = [_score_rows(rows, column) for column in columns]
        return Likeness(rows.texts, columns, [list(row) for row in zip(*scores, strict=True)] or [[] for _ in left])

    def _prepare(self, texts: tuple[str, ...]) -> _Rows:
        """The tasks of a parent, which thousands of children are compared with: read once."""
        if texts not in self._prepared:
            if len(self._prepared) >= _PARENTS_KEPT:
                self._prepared.clear()
            read = [self._read(text) for text in texts]
            self._prepared[texts] = _Rows(read, _post(read))
        return self._prepared[texts]

    def shared_words(self, left: str, right: str) -> tuple[str, ...]:
        """The words that two texts have in common, the rarest first."""
        common = set(task_words(left)) & set(task_words(right))
        return tuple(sorted(common, key=lambda word: (-self._rarity(word), word)))

    def _read(self, text: str) -> _Text:
        words = task_words(text)
        weights: Vector = {}
        for term, count in Counter(_find_terms(words)).items():
            weights[term] = self._rarity(term) if count == 1 else (1 + math.log(count)) * self._rarity(term)
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return _Text(" ".join(words), weights, length)

    def _rarity(self, term: str) -> float:
        rarity = self._rarities.get(term)
        if rarity is None:
            rarity = self._rarities[term] = math.log((1 + self._count) / (1 + self._frequency[term])) + 1
        return rarity


def _find_share(text: _Text, other: _Text) -> float:
    """How much of what `text` says is said in `other`, 0 … 1."""
    shared = sum(weight * weight for term, weight in text.weights.items() if term in other.weights)
    return shared / (text.length * text.length)


def _find_terms(words: Sequence[str]) -> list[str]:
    """Words and pairs of neighbours: most Vietnamese words are two syllables, written apart."""
    pairs = [f"{left} {right}" for left, right in itertools.pairwise(words)]
    return [*words, *pairs]


def _post(texts: Iterable[_Text]) -> Postings:
    """The vectors of the rows, each of length 1, turned round: by term."""
    postings: Postings = {}
    for row, text in enumerate(texts):
        for term, weight in text.weights.items():
            postings.setdefault(term, []).append((row, weight / text.length))
    return postings


def _score_rows(rows: _Rows, text: _Text) -> list[float]:
    """The score of a task with every row."""
    token_set = _token_set()
    scores = [_TFIDF_WEIGHT * cosine for cosine in _find_cosines(rows, text)]
    for row, score in enumerate(scores):
        if score >= _TFIDF_WEIGHT * _WORDS_AGREE_AT:
            scores[row] = score + _TOKEN_SET_WEIGHT * token_set(rows.texts[row].line, text.line) / 100
    return scores


def _find_cosines(rows: _Rows, text: _Text) -> list[float]:
    """The cosine of a task with every row. Only rows that share a term with it are touched."""
    sums = [0.0] * len(rows.texts)
    for term, weight in text.weights.items():
        for row, other in rows.postings.get(term, ()):
            sums[row] += weight * other
    return [total / text.length for total in sums]


@cache
def _token_set() -> Callable[[str, str], float]:
    """token_set_ratio. The one place of rapidfuzz in this stage; imported here, for other commands do not need it."""
    from rapidfuzz.fuzz import token_set_ratio

    return token_set_ratio
