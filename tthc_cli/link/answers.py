"""Which tasks of a child answer which tasks of its parent, told from how alike they are."""

from __future__ import annotations

from typing import NamedTuple

from tthc_cli.link.matching import Likeness

# All measured on the tuning half of tests/cascade_set (tests/cascade_set/test_thresholds.py holds the figures).
#
# A child's task is `own` to the parent task that it is most like. Being nobody else's answer says much: own tasks of
# one meaning score from 0.37 up, and of tasks that the child omits hardly one finds an own one above that. What is
# more like another task of the parent must be much alike itself to answer this one too.
OWN_COVERED_AT = 0.37
COVERED_AT = 0.49
# Below these nothing is there; between, a person should look. A wrong accusation costs more than a look.
OWN_REVIEW_AT = 0.25
REVIEW_AT = 0.28
# Nor is anything there where hardly a word of the parent's task is said; where most are, a person should look even if
# the whole sentence is another.
_SAID_AT = 0.15
MOSTLY_SAID_AT = 0.4
# A task clearly meant for another one answers no second, unless the words are nearly the same.
_RIVAL_MARGIN = 0.15
_CERTAIN_AT = 0.7


class Answer(NamedTuple):
    """One task of the child, by its place, beside one task of the parent."""

    column: int
    score: float
    own: bool


class Answers(NamedTuple):
    """What a child has for one task of its parent, the best first: `sure` answers, else what is `near`, too little to
    be an answer and too much to be passed over. `best` is the highest score at all.
    """

    sure: tuple[Answer, ...]
    near: tuple[Answer, ...]
    best: float


class AnswerFinder:
    """Finds, for each task of a parent, the tasks of one child that answer it."""

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness
        self._peaks = [max(column) for column in zip(*likeness.scores, strict=True)]

    def find(self, row: int) -> Answers:
        """The answers to the parent's task at a place."""
        scores = self._likeness.scores[row]
        found = [
            Answer(column, score, own=score >= self._peaks[column])
            for column, score in enumerate(scores)
            if score >= OWN_REVIEW_AT
        ]
        found.sort(key=lambda answer: (-answer.score, answer.column))
        sure = tuple(answer for answer in found if self._is_sure(answer))
        near = () if sure else tuple(answer for answer in found if self._is_near(row, answer))
        return Answers(sure, near, max(scores, default=0.0))

    def _is_sure(self, answer: Answer) -> bool:
        return answer.score >= (OWN_COVERED_AT if answer.own else COVERED_AT) and self._is_free(answer)

    def _is_near(self, row: int, answer: Answer) -> bool:
        share = self._likeness.share(row, answer.column)
        if share >= MOSTLY_SAID_AT or (answer.own and self._is_part(row, answer)):
            return True
        return share >= _SAID_AT and (answer.own or answer.score >= REVIEW_AT) and self._is_free(answer)

    def _is_part(self, row: int, answer: Answer) -> bool:
        """Whether most of a short task of the child comes from this one: one of several groups of people, one place."""
        return self._likeness.share_of_answer(row, answer.column) >= MOSTLY_SAID_AT

    def _is_free(self, answer: Answer) -> bool:
        """Whether the task is not clearly meant for another task of the parent."""
        return answer.score >= _CERTAIN_AT or answer.score >= self._peaks[answer.column] - _RIVAL_MARGIN
