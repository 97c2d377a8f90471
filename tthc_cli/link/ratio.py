"""How much of what a parent assigns is planned."""

from __future__ import annotations

from collections.abc import Iterable

from tthc_cli.model.cascade import CoverageItem, CoverageStatus

_WORTH: dict[CoverageStatus, float] = {"covered": 1.0, "conflict": 1.0, "waived": 1.0, "partial": 0.5}


def find_ratio(items: Iterable[CoverageItem]) -> float | None:
    """(covered + conflict + waived + ½ partial) ÷ lead tasks, to four places (contract); None where nothing is to be
    led.
    """
    led = [item for item in items if item.applies == "lead"]
    return round(sum(_WORTH.get(item.status, 0.0) for item in led) / len(led), 4) if led else None


def percent(ratio: float) -> float:
    """The figure as reports print it and as a limit judges it: percent, cut (never rounded up) after one decimal.

    >>> percent(0.8999)
    89.9

    """
    return (round(ratio * 10_000) // 10) / 10
