"""How alike two tasks are: TF-IDF over words and pairs of words, and the share of words they have in common.

Measured on 37 labelled pairs (shared/performance.md): WRatio 0.58 AUC, token_set_ratio 0.84, TF-IDF 0.83; after
contraction and without the phrases all tasks share 0.94, and 0.95 for the two together as weighted here.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tthc_cli.lexicon.subjects import task_words

_TFIDF_WEIGHT = 0.7
_TOKEN_SET_WEIGHT = 0.3
# token_set_ratio compares letters: two texts without a rare word in common still give it 0.3 to 0.6. It counts only
# where the words themselves agree this much, which also spares most of its calls.
_WORDS_AGREE_AT = 0.12

Vector = dict[str, float]


class _Text(NamedTuple):
    """A task ready to be compared: its words as one line, and its vector of length 1."""

    line: str
    vector: Vector


class Likeness(NamedTuple):
    """How alike the tasks of two plans are: one row for each of the first, one column for each of the second.

    `scores`: 0 (nothing in common) … 1 (the same words). `shares`: how much of the first task is said in the second,
    whatever that says besides: a long task of a child may answer a short one of its parent among others.
    """

    scores: list[list[float]]
    shares: list[list[float]]


class TaskIndex:
    """How rare the words of a set of tasks are; scores pairs by it.

    Built from the texts of all tasks that will be compared, so that what every one of them says counts little. It
    keeps how often each word occurs, never the texts: a folder may hold 100,000 of them.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._frequency: Counter[str] = Counter()
        self._count = 0
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
        rows = [self._read(text) for text in left]
        postings = _post(row.vector for row in rows)
        found = Likeness([[0.0] * len(right) for _ in left], [[0.0] * len(right) for _ in left])
        for column, text in enumerate(right):
            other = self._read(text)
            for row, (cosine, share) in _find_common(other.vector, postings).items():
                found.scores[row][column] = _weigh(cosine, rows[row].line, other.line)
                found.shares[row][column] = share
        return found

    def shared_words(self, left: str, right: str) -> tuple[str, ...]:
        """The words that two texts have in common, the rarest first."""
        common = set(task_words(left)) & set(task_words(right))
        return tuple(sorted(common, key=lambda word: (-self._rarity(word), word)))

    def _read(self, text: str) -> _Text:
        words = task_words(text)
        counts = Counter(_find_terms(words))
        weights = {term: (1 + math.log(count)) * self._rarity(term) for term, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return _Text(" ".join(words), {term: weight / length for term, weight in weights.items()})

    def _rarity(self, term: str) -> float:
        return math.log((1 + self._count) / (1 + self._frequency[term])) + 1


def _find_terms(words: Sequence[str]) -> list[str]:
    """Words and pairs of neighbours: most Vietnamese words are two syllables, written apart."""
    pairs = [f"{left} {right}" for left, right in itertools.pairwise(words)]
    return [*words, *pairs]


def _post(vectors: Iterable[Vector]) -> dict[str, list[tuple[int, float]]]:
    """Term → the rows it stands in, with its weight there."""
    postings: dict[str, list[tuple[int, float]]] = {}
    for row, vector in enumerate(vectors):
        for term, weight in vector.items():
            postings.setdefault(term, []).append((row, weight))
    return postings


def _find_common(
    vector: Vector, postings: dict[str, list[tuple[int, float]]]
) -> dict[int, tuple[float, float]]:
    """For every row that shares a term with a vector: the cosine of the two, and how much of the row is shared."""
    common: dict[int, tuple[float, float]] = {}
    for term, weight in vector.items():
        for row, other in postings.get(term, ()):
            cosine, share = common.get(row, (0.0, 0.0))
            common[row] = (cosine + weight * other, share + other * other)
    return common


def _weigh(cosine: float, left: str, right: str) -> float:
    score = _TFIDF_WEIGHT * cosine
    return score + _TOKEN_SET_WEIGHT * _share_words(left, right) if cosine >= _WORDS_AGREE_AT else score


def _share_words(left: str, right: str) -> float:
    """token_set_ratio, 0 … 1. The one place of rapidfuzz in this stage; imported here, for other commands do not need
    it.
    """
    from rapidfuzz.fuzz import token_set_ratio

    return token_set_ratio(left, right) / 100
