"""What justifies the thresholds of link/answers.py: the scores of the tuning half, by what a person says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from tests.cascade_set.documents import CORPUS
from tests.cascade_set.score import judge_pairs, usable_folders
from tthc_cli.link import answers

ANSWERED = ("covered", "partial", "conflict")


@cache
def scores() -> tuple[tuple[float, str], ...]:
    """Best score and label of every pair that the unit leads and that a person had no doubt about."""
    return tuple(_read())


def _read() -> Iterator[tuple[float, str]]:
    for each in judge_pairs(folder for folder in usable_folders() if folder.half == "tuning"):
        sure = len(each.label.accepted) == 1 and "(document)" not in each.label.answers
        if sure and each.item.applies == "lead":
            yield each.item.score, each.label.accepted[0]


def test_most_answers_are_above_and_hardly_an_omission() -> None:
    answered = [score for score, label in scores() if label in ANSWERED]
    omitted = [score for score, label in scores() if label == "missing"]
    above = [score for score in answered if score >= answers.OWN_COVERED_AT]
    assert len(above) >= 0.97 * len(answered)
    assert sum(score >= answers.OWN_COVERED_AT for score in omitted) <= 0.1 * len(omitted)


def test_what_is_not_own_needs_more() -> None:
    """Between the two thresholds a task that is more like another one is a rival, not an answer."""
    assert answers.OWN_COVERED_AT < answers.COVERED_AT
    assert answers.OWN_REVIEW_AT < answers.REVIEW_AT < answers.OWN_COVERED_AT


@pytest.mark.skipif(not CORPUS, reason="TTHC_CORPUS is not set")
def test_a_lower_threshold_would_take_omissions_for_answers() -> None:
    omitted = [score for score, label in scores() if label == "missing"]
    answered = [score for score, label in scores() if label in ANSWERED]
    lost = sum(score < answers.OWN_COVERED_AT for score in answered)
    assert lost <= 3
    assert sum(score >= answers.OWN_REVIEW_AT for score in omitted) >= 4
