"""How often each rule is right, and how much it finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tests.check_set.spots import Labelled, Place, Spot


class Score(NamedTuple):
    """One rule on the whole set. `found` counts faults that it tells, `right` findings that tell a fault."""

    code: str
    spots: int
    found: int
    findings: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of its findings that are right; None if it never speaks."""
        return self.right / self.findings if self.findings else None

    @property
    def recall(self) -> float | None:
        """The share of the faults that it tells; None if there are none."""
        return self.found / self.spots if self.spots else None


def score_rules(documents: Sequence[Labelled], codes: Iterable[str]) -> list[Score]:
    """The score of every rule, by code."""
    return [_score(code, documents) for code in sorted(codes)]


def _score(code: str, documents: Sequence[Labelled]) -> Score:
    spots = [spot for document in documents for spot in document.spots if spot.code == code and spot.is_fault]
    places = [place for document in documents for place in document.places if place.code == code]
    found = sum(any(place.meets(spot) for place in places) for spot in spots)
    right = sum(any(place.meets(spot) for spot in spots) for place in places)
    return Score(code, len(spots), found, len(places), right)


def find_misses(documents: Sequence[Labelled]) -> list[Spot]:
    """The faults that nothing tells."""
    return [
        spot
        for document in documents
        for spot in document.spots
        if spot.is_fault and not any(place.meets(spot) for place in document.places)
    ]


def find_false_alarms(documents: Sequence[Labelled]) -> list[Place]:
    """The findings that no label knows."""
    return [
        place
        for document in documents
        for place in document.places
        if not any(spot.is_fault and place.meets(spot) for spot in document.spots)
    ]
