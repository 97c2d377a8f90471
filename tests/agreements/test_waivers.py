"""Accepted holes: which they fit, what becomes of them, when they hold no more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.check.test_agreement_rules import FOLDER, make_waiver
from tthc_cli.agreements.waivers import apply_waivers
from tthc_cli.link import link_plans
from tthc_cli.model.waivers import HoleWaiver


def _apply(today: date = date(2024, 7, 1), **more: Any) -> tuple[str, float, int]:
    """Status of I.3, ratio, number of holes that the waiver fits."""
    waiver = HoleWaiver.model_validate(make_waiver(**more))
    cascade, [use] = apply_waivers(FOLDER, link_plans(FOLDER), (waiver,), today)
    [coverage] = cascade.coverage
    return coverage.items[2].status, coverage.ratio, use.holes


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"task": "i.3"},
        {"child": "12/KH-STP"},
        {"child": "stp.docx"},
        {"parent": "3281/qđ-ubnd", "unit": "Sở Tư pháp tỉnh Bình Phước"},
        {"expires": "2024-07-01"},
    ],
)
def test_fitting_waivers_accept_the_hole(more: dict[str, Any]) -> None:
    assert _apply(**more) == ("waived", 1.0, 1)


@pytest.mark.parametrize(
    ("more", "holes"),
    [
        ({"task": "I.1"}, 0),
        ({"child": "tp.docx"}, 0),
        ({"unit": "Sở Y tế"}, 0),
        ({"parent": "3281/QĐ-TTg"}, 0),
        ({"expires": "2024-06-30"}, 1),
    ],
)
def test_others_do_not(more: dict[str, Any], holes: int) -> None:
    assert _apply(**more) == ("missing", 0.6667, holes)


def test_the_item_says_why() -> None:
    cascade, _ = apply_waivers(
        FOLDER, link_plans(FOLDER), (HoleWaiver.model_validate(make_waiver()),), today=date(2024, 1, 1)
    )
    accepted = cascade.coverage[0].items[2].waiver
    assert accepted is not None
    assert accepted.model_dump() == {"reason": "lý do", "owner": "Văn phòng", "expires": "2024-12-31"}
