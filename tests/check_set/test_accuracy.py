"""What the rules reach on the labelled set; without TTHC_CORPUS on our own documents alone."""

from __future__ import annotations

import functools

import pytest
import yaml

from tests.check_set.score import Score, find_false_alarms, score_rules
from tests.check_set.spots import LABELS, Labelled, read_labelled
from tthc_cli.check.rules import draft_rules

_LEAST_PRECISION = 0.9
_LEAST_SPOTS = 300
_LEAST_CLEAN = 8

_RULES = {rule.code: rule for rule in draft_rules()}
_LABELS = [yaml.safe_load(file.read_text("utf-8")) for file in LABELS]
_SPOTS = [(label, spot) for label in _LABELS for spot in label["spots"]]

_LEAST_RECALL = 0.9
"""The share of all faults that must be told, those of rules that are off aside."""


@functools.cache
def _documents() -> tuple[Labelled, ...]:
    return tuple(found for file in LABELS if (found := read_labelled(file)) is not None)


@functools.cache
def _scores() -> dict[str, Score]:
    return {score.code: score for score in score_rules(_documents(), _RULES)}


def test_labels_name_rules_that_exist() -> None:
    assert {spot["code"] for _, spot in _SPOTS} <= _RULES.keys()


def test_the_set_is_large_enough() -> None:
    own = [label for label in _LABELS if "document" in label]
    clean = [label for label in own if all(spot.get("right") for spot in label["spots"])]
    assert len(_SPOTS) >= _LEAST_SPOTS
    assert sum("corpus" in label for label, _ in _SPOTS) >= _LEAST_SPOTS // 3
    assert len(clean) >= _LEAST_CLEAN


@pytest.mark.parametrize("code", [code for code, rule in _RULES.items() if rule.on])
def test_rules_that_are_on_are_precise(code: str) -> None:
    precision = _scores()[code].precision
    wrong = [place for place in find_false_alarms(_documents()) if place.code == code]
    assert precision is None or precision >= _LEAST_PRECISION, wrong


def test_clean_documents_give_nothing() -> None:
    on = {code for code, rule in _RULES.items() if rule.on}
    clean = [document for document in _documents() if not any(spot.is_fault for spot in document.spots)]
    assert [place for document in clean for place in document.places if place.code in on] == []


def test_most_faults_are_told() -> None:
    scores = [score for code, score in _scores().items() if _RULES[code].on]
    found, spots = sum(score.found for score in scores), sum(score.spots for score in scores)
    assert found >= _LEAST_RECALL * spots
