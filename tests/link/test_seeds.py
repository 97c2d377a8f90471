"""The real plans of two offices of one province, with a decision of our own under the number that one of them cites."""

from __future__ import annotations

import pytest

from tests.cascade_set.documents import CORPUS
from tests.cascade_set.score import link_folder, read_plans
from tthc_cli.link import link_plans
from tthc_cli.model.cascade import Link

pytestmark = pytest.mark.skipif(not CORPUS, reason="TTHC_CORPUS is not set")


def links_of(child: str) -> list[Link]:
    plans = read_plans("van-ban-that")
    return [
        link
        for link in link_plans([plans["qd-2381"], plans["seed-000"], plans["seed-001"]]).links
        if link.child == child
    ]


def test_decision_is_cited_right_by_one_office() -> None:
    [link] = links_of("seed-000")
    assert (link.status, link.parent) == ("exact", "qd-2381")


def test_decision_is_cited_with_two_digits_transposed_by_the_other() -> None:
    [link] = links_of("seed-001")
    assert (link.status, link.parent) == ("corrected", "qd-2381")
    assert link.citation is not None
    assert link.citation.key == "3281/QĐ-UBND"
    assert any("chữ số bị đảo" in reason for reason in link.reasons)
    agreeing = link.reasons[-1]
    assert all(fact in agreeing for fact in ("ngày ban hành", "trích yếu"))


def test_near_numbers_of_other_days_are_no_parents() -> None:
    """Seed 001 also cites 302/KH-UBND, 316/KH-UBND and 2397/QĐ-UBND of 2021."""
    cited = {citation.key for citation in read_plans("van-ban-that")["seed-001"].citations}
    assert {"302/KH-UBND", "316/KH-UBND", "2397/QĐ-UBND"} <= cited
    linked = {link.citation.key for link in link_folder("van-ban-that").links if link.citation and link.parent}
    assert linked == {"2381/QĐ-UBND", "3281/QĐ-UBND", "83/KH-UBND"}
