"""Finding candidates by number and day gives what looking at every document gives."""

from __future__ import annotations

import random

import pytest

from tests.factories import make_citation, make_decision, make_plan
from tthc_cli.lexicon.number_keys import find_number_fault, parse_number_key, slips_of
from tthc_cli.link.candidates import Candidates
from tthc_cli.link.evidence import weigh_candidate


@pytest.mark.parametrize("seed", range(5))
def test_slips_are_what_is_called_a_slip(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(300):
        left = str(chance.randrange(1, 3000))
        right = "".join(chance.choice("0123456789") for _ in range(len(left) + chance.randrange(-1, 2))).lstrip("0")
        one, other = parse_number_key(f"{left}/QĐ-UBND"), parse_number_key(f"{right or 0}/QĐ-UBND")
        assert one is not None
        assert other is not None
        slip = find_number_fault(one, other) in ("transposed", "one_digit")
        assert not slip or other.serial in slips_of(one.serial)
    for slip_serial in slips_of("2381"):
        found, cited = parse_number_key(f"{slip_serial}/QĐ-UBND"), parse_number_key("2381/QĐ-UBND")
        assert found is not None
        assert cited is not None
        assert find_number_fault(cited, found) in ("transposed", "one_digit")


def test_no_candidate_is_overlooked() -> None:
    chance = random.Random(7)
    folder = [
        make_decision(f"{n}.pdf", number=f"{chance.randrange(3200, 3300)}/QĐ-UBND", date=f"2022-12-{1 + n % 28:02d}")
        for n in range(60)
    ]
    child = make_plan("a.docx", superior="UBND TỈNH BÌNH PHƯỚC")
    for serial in ("3281", "3218", "328", "9999"):
        citation = make_citation(f"Quyết định số {serial}/QĐ-UBND", "2022-12-23", subject=folder[0].title)
        all_of_them = [plan for plan in folder if weigh_candidate(citation, child, plan) is not None]
        few = Candidates(folder).find(citation, child)
        assert [plan for plan in few if weigh_candidate(citation, child, plan) is not None] == all_of_them
