"""Which tasks of a parent fall to a unit."""

from __future__ import annotations

import pytest

from tests.factories import make_decision, make_plan, make_task
from tthc_cli.link.absent_units import find_absent_units
from tthc_cli.link.units import expand_names, find_assignment

PARENT = make_decision()


@pytest.mark.parametrize(
    ("issuer", "leads", "coordinators", "expected"),
    [
        ("SỞ TƯ PHÁP", ("Các sở, ban, ngành",), (), "lead"),
        ("SỞ TƯ PHÁP", ("Giám đốc các sở",), (), "lead"),
        ("SỞ TƯ PHÁP", ("Sở Tư pháp",), (), "lead"),
        ("SỞ TƯ PHÁP", ("Sở Nội vụ", "Tư pháp"), (), "lead"),
        ("SỞ TƯ PHÁP", ("Các sở: Nội vụ", "Tư pháp"), (), "lead"),
        ("SỞ TƯ PHÁP", ("Các sở, ban, ngành (trừ Sở Tư pháp)",), (), "no"),
        ("SỞ TƯ PHÁP", ("Văn phòng UBND tỉnh",), ("Các sở, ban, ngành",), "coordinate"),
        ("SỞ TƯ PHÁP", ("Văn phòng UBND tỉnh",), ("Sở Tư pháp",), "coordinate"),
        ("SỞ TƯ PHÁP", ("UBND cấp huyện", "cấp xã"), (), "no"),
        ("SỞ TƯ PHÁP", ("các phòng, đơn vị thuộc Sở",), (), "no"),
        ("SỞ TƯ PHÁP", (), (), "no"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ("Sở LĐTBXH",), (), "lead"),
        ("VĂN PHÒNG UBND TỈNH", ("Các sở, ban, ngành",), ("Văn phòng UBND tỉnh",), "coordinate"),
        ("UBND HUYỆN LỘC NINH", ("UBND cấp huyện",), (), "lead"),
        ("UBND HUYỆN LỘC NINH", ("Chủ tịch UBND các huyện, thị xã, thành phố",), (), "lead"),
        ("UBND HUYỆN LỘC NINH", ("UBND huyện Lộc Ninh",), (), "lead"),
        ("UBND HUYỆN LỘC NINH", ("UBND huyện Bù Đăng",), (), "no"),
        ("UBND PHƯỜNG 2", ("UBND cấp huyện", "cấp xã"), (), "lead"),
        ("UBND PHƯỜNG 2", ("UBND các xã, phường",), (), "lead"),
        ("VĂN PHÒNG SỞ", ("Các sở, ban, ngành",), (), "no"),
    ],
)
def test_assignment(issuer: str, leads: tuple[str, ...], coordinators: tuple[str, ...], expected: str) -> None:
    task = make_task("I.1", "Rà soát TTHC", leads, coordinators=coordinators)
    assert find_assignment(task, PARENT, make_plan("a.txt", issuer)).applies == expected


def test_vague_group_is_not_firm() -> None:
    task = make_task("I.1", "Rà soát TTHC", ("Cơ quan, đơn vị có liên quan",))
    assignment = find_assignment(task, PARENT, make_plan("a.txt"))
    assert (assignment.applies, assignment.firm) == ("lead", False)


def test_offices_answer_to_their_own_agency() -> None:
    task = make_task("1", "Rà soát TTHC", ("Các phòng, đơn vị thuộc Sở",))
    agency, office = make_plan("stp.pdf"), make_plan("cc.txt", "TRUNG TÂM TRỢ GIÚP PHÁP LÝ")
    assert find_assignment(task, agency, office).applies == "lead"


def test_shared_head_is_put_before_each_name() -> None:
    assert list(expand_names(("Các sở: Nội vụ", "Tài chính", "UBND cấp huyện"))) == [
        "sở Nội vụ",
        "sở Tài chính",
        "UBND cấp huyện",
    ]


def test_absent_units_are_those_named() -> None:
    tasks = (
        make_task("1", "A", ("Sở Y tế", "Các sở, ban, ngành")),
        make_task("2", "B", ("SỞ Y TẾ", "Sở Tư pháp", "Bộ phận Một cửa")),
    )
    assert find_absent_units(make_decision(tasks=tasks), ["SỞ TƯ PHÁP"]) == ("Sở Y tế",)
