"""Which tasks of a child answer which tasks of its parent, told from how alike they are."""

from __future__ import annotations

from collections.abc import Sequence
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
_MOSTLY_SAID_AT = 0.5
# A task clearly meant for another one answers no second, unless the words are nearly the same.
_RIVAL_MARGIN = 0.15
_CERTAIN_AT = 0.7


class Answer(NamedTuple):
    """One task of the child, by its place, beside one task of the parent."""

    column: int
    score: float
    share: float
    own: bool


class Answers(NamedTuple):
    """What a child has for one task of its parent, the best first. `near` holds what is too little to be an answer and
    too much to be passed over; `best` is the highest score at all.
    """

    sure: tuple[Answer, ...]
    near: tuple[Answer, ...]
    best: float


def find_answers(likeness: Likeness) -> list[Answers]:
    """For each task of the parent (a row), the tasks of the child (columns) that answer it."""
    peaks = [max(column) for column in zip(*likeness.scores, strict=True)]
    return [_rank(row, likeness, peaks) for row in range(len(likeness.scores))]


def _rank(row: int, likeness: Likeness, peaks: Sequence[float]) -> Answers:
    scores = likeness.scores[row]
    answers = [
        Answer(column, score, likeness.share(row, column), own=score >= peaks[column])
        for column, score in enumerate(scores)
        if score >= OWN_REVIEW_AT
    ]
    answers.sort(key=lambda answer: (-answer.score, answer.column))
    sure = tuple(answer for answer in answers if _is_sure(answer, peaks[answer.column]))
    near = tuple(answer for answer in answers if _is_near(answer, peaks[answer.column]))
    return Answers(sure, near, max(scores, default=0.0))


def _is_sure(answer: Answer, peak: float) -> bool:
    return _is_free(answer, peak) and answer.score >= (OWN_COVERED_AT if answer.own else COVERED_AT)


def _is_near(answer: Answer, peak: float) -> bool:
    if answer.share >= _MOSTLY_SAID_AT:
        return True
    alike = answer.score >= (OWN_REVIEW_AT if answer.own else REVIEW_AT)
    return alike and answer.share >= _SAID_AT and _is_free(answer, peak)


def _is_free(answer: Answer, peak: float) -> bool:
    """Whether the task is not clearly meant for another task of the parent."""
    return answer.score >= _CERTAIN_AT or answer.score >= peak - _RIVAL_MARGIN
