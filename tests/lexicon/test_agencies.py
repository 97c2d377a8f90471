"""Levels, provinces, groups and names that must not be split."""

from __future__ import annotations

from datetime import date

import pytest

from tthc_cli.lexicon.agencies import agency_level, agency_names, department_name, find_province
from tthc_cli.lexicon.unit_groups import unit_group


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("UBND TỈNH BÌNH PHƯỚC", "province"),
        ("Uỷ ban nhân dân tỉnh", "province"),
        ("UBND THÀNH PHỐ HỒ CHÍ MINH", "province"),
        ("UBND TP. Cần Thơ", "province"),
        ("UBND THÀNH PHỐ ĐỒNG XOÀI", "district"),
        ("UBND thành phố", None),
        ("UBND thành phố Huế", None),
        ("SỞ NGOẠI VỤ", "department"),
        ("Giám đốc Sở Y tế", "department"),
        ("Ban Dân tộc", "department"),
        ("Thanh tra tỉnh", "department"),
        ("Chánh Văn phòng UBND tỉnh", "department"),
        ("Công an tỉnh", "department"),
        ("Bộ Chỉ huy Quân sự tỉnh", "department"),
        ("ỦY BAN NHÂN DÂN THỊ XÃ QUẢNG TRỊ", "district"),
        ("UBND QUẬN 1", "district"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG 2", "commune"),
        ("UBND ĐẶC KHU PHÚ QUỐC", "commune"),
        ("Phòng Tư pháp", "unit"),
        ("Văn phòng Sở", "unit"),
        ("Trung tâm Phục vụ hành chính công tỉnh", "unit"),
        ("Chi cục Kiểm lâm", "unit"),
        ("Bộ Tư pháp", "central"),
        ("Văn phòng Chính phủ", "central"),
        ("Thanh tra Chính phủ", "central"),
        ("Thủ tướng Chính phủ", "central"),
        ("Ban Giám đốc", None),
    ],
)
def test_level(name: str, level: str | None) -> None:
    assert agency_level(name) == level


def test_level_of_a_city_that_changed_needs_the_day() -> None:
    assert agency_level("UBND thành phố Huế", date(2023, 1, 1)) == "district"
    assert agency_level("UBND thành phố Huế", date(2025, 2, 1)) == "province"


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("UBND TỈNH BÌNH PHƯỚC", "Bình Phước"),
        ("Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("tỉnh Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("UBND tỉnh Đăk Lăk", "Đắk Lắk"),
        ("tỉnh Thừa Thiên Huế", "Thừa Thiên Huế"),
        ("Hoà Bình", "Hòa Bình"),
        ("giữ gìn hòa bình", None),
        ("xã Bình Dương, huyện Thăng Bình, tỉnh Quảng Nam", "Quảng Nam"),
        ("Sở Ngoại vụ", None),
        ("Bình Phước, Đồng Nai", None),
    ],
)
def test_province(text: str, province: str | None) -> None:
    assert find_province(text) == province


@pytest.mark.parametrize(
    ("phrase", "covers", "fuzzy"),
    [
        ("Các sở, ban, ngành", {"so", "nganh"}, False),
        ("Các sở, ban, ngành cấp tỉnh", {"so", "nganh"}, False),
        ("Sở, ngành liên quan", {"so", "nganh"}, True),
        ("UBND các huyện, thị xã, thành phố", {"huyen"}, False),
        ("Chủ tịch UBND cấp xã", {"xa"}, False),
        ("cấp xã", {"xa"}, False),
        ("các cơ quan, đơn vị, địa phương", {"so", "nganh", "van_phong", "huyen", "xa", "tinh"}, False),
        ("các phòng, đơn vị trực thuộc Sở", {"internal"}, False),
    ],
)
def test_group(phrase: str, covers: set[str], fuzzy: bool) -> None:
    group = unit_group(phrase)
    assert group is not None
    assert (group.covers, group.fuzzy) == (covers, fuzzy)


@pytest.mark.parametrize("name", ["Sở Nội vụ", "UBND huyện Lộc Ninh", "Phòng Nội vụ", "Văn phòng UBND tỉnh"])
def test_one_body_is_no_group(name: str) -> None:
    assert unit_group(name) is None


def test_compound_names_come_in_their_spellings() -> None:
    names = set(agency_names())
    assert {
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở Lao động-Thương binh & Xã hội",
        "Phòng Tài chính - Kế hoạch",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Sở GD&ĐT",
    } <= names
    assert "Sở Nội vụ" not in names
    assert department_name("Sở LĐTBXH") == "Sở Lao động - Thương binh và Xã hội"
    assert department_name("SỞ THÔNG TIN & TRUYỀN THÔNG") == "Sở Thông tin và Truyền thông"
