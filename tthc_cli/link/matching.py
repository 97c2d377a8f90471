"""How alike two tasks are: TF-IDF over words and pairs of words, and the share of words they have in common.

Measured on 37 labelled pairs (shared/performance.md): WRatio 0.58 AUC, token_set_ratio 0.84, TF-IDF 0.83; after
contraction and without the phrases all tasks share 0.94, and 0.95 for the two together as weighted here.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tthc_cli.lexicon.subjects import task_words

_TFIDF_WEIGHT = 0.7
_TOKEN_SET_WEIGHT = 0.3


class TaskIndex:
    """How rare the words of a set of tasks are; scores pairs by it.

    Built from the texts of all tasks that will be compared, so that what every one of them says counts little.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        documents = [set(_find_terms(task_words(text))) for text in texts]
        self._count = len(documents)
        self._frequency = Counter(term for terms in documents for term in terms)
        self._vectors: dict[str, dict[str, float]] = {}

    def score(self, left: str, right: str) -> float:
        """0 (nothing in common) … 1 (the same words)."""
        cosine = self._cosine(left, right)
        return _TFIDF_WEIGHT * cosine + _TOKEN_SET_WEIGHT * _share_words(task_words(left), task_words(right))

    def _cosine(self, left: str, right: str) -> float:
        vector, other = self._vector(left), self._vector(right)
        if len(other) < len(vector):
            vector, other = other, vector
        return sum(weight * other.get(term, 0.0) for term, weight in vector.items())

    def _vector(self, text: str) -> dict[str, float]:
        if text not in self._vectors:
            counts = Counter(_find_terms(task_words(text)))
            weights = {term: (1 + math.log(count)) * self._rarity(term) for term, count in counts.items()}
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            self._vectors[text] = {term: weight / length for term, weight in weights.items()}
        return self._vectors[text]

    def _rarity(self, term: str) -> float:
        return math.log((1 + self._count) / (1 + self._frequency[term])) + 1


def _find_terms(words: Sequence[str]) -> list[str]:
    """Words and pairs of neighbours: most Vietnamese words are two syllables, written apart."""
    pairs = [f"{left} {right}" for left, right in itertools.pairwise(words)]
    return [*words, *pairs]


@lru_cache(maxsize=100_000)
def _share_words(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """token_set_ratio, 0 … 1. The one place of rapidfuzz in this stage; imported here, for other commands do not need
    it.
    """
    from rapidfuzz.fuzz import token_set_ratio

    return token_set_ratio(" ".join(left), " ".join(right)) / 100
