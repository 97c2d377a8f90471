"""Lists of the units that owe a plan, as offices write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.test_agreement_rules import FOLDER
from tthc_cli.agreements.roster import find_absent, list_roster
from tthc_cli.config import Settings
from tthc_cli.errors import UsageError
from tthc_cli.link import link_plans
from tthc_cli.link.unit_book import UnitBook
from tthc_cli.model.units import UnitEntry


def _read(folder: Path, content: str | bytes) -> list[tuple[str, int | None]]:
    file = folder / "don-vi.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    settings = Settings(roster="don-vi.csv", source=str(folder / "tthc.yaml"))
    return [(unit.name, unit.line) for unit in list_roster(settings)]


@pytest.mark.parametrize(
    "content",
    [
        'STT,Tên đơn vị,Ghi chú\n1,Sở Y tế,x\n2,"Sở Lao động, Thương binh và Xã hội",\n',
        "\ufeffSTT;TÊN ĐƠN VỊ\r\n1;Sở Y tế\r\n2;Sở Lao động, Thương binh và Xã hội\r\n",
        "id\tunit\n1\tSở Y tế\n2\tSở Lao động, Thương binh và Xã hội\n",
        "Name;Level\nSở Y tế;\nSở Lao động, Thương binh và Xã hội;\n\n",
    ],
)
def test_column_of_names(tmp_path: Path, content: str) -> None:
    assert _read(tmp_path, content) == [("Sở Y tế", 2), ("Sở Lao động, Thương binh và Xã hội", 3)]


def test_without_a_head_the_first_column_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path, "Sở Y tế\n\n  Sở  Tài chính \n") == [("Sở Y tế", 1), ("Sở Tài chính", 3)]


@pytest.mark.parametrize(
    ("content", "key"),
    [("", "roster_empty"), ("Đơn vị\n", "roster_empty"), ("Sở".encode("utf-16"), "roster_not_found")],
)
def test_faults_are_told(tmp_path: Path, content: str | bytes, key: str) -> None:
    with pytest.raises(UsageError, match=key):
        _read(tmp_path, content)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="roster_not_found"):
        list_roster(Settings(roster="khong-co.csv", source=str(tmp_path / "tthc.yaml")))


def test_absent_units_are_named_once_whatever_the_spelling() -> None:
    roster = list_roster(Settings(roster=("SỞ TƯ PHÁP", "Sở Y tế", "Sở Y tế", "UBND huyện Lộc Ninh")))
    cascade = link_plans(FOLDER).model_copy(update={"absent_units": ("Sở Tài chính", "SỞ Y TẾ")})
    cascade, absent = find_absent(cascade, roster)
    assert [unit.name for unit in absent] == ["Sở Y tế", "UBND huyện Lộc Ninh"]
    assert cascade.absent_units == ("Sở Tài chính", "SỞ Y TẾ", "UBND huyện Lộc Ninh")


def test_a_name_that_the_user_explains() -> None:
    """`units` of `tthc.yaml` gives the Sở Tư pháp a name that no list knows."""
    book = UnitBook((UnitEntry(name="SỞ TƯ PHÁP", aliases=("Cơ quan tư pháp tỉnh",)),))
    roster = list_roster(Settings(roster=("Cơ quan tư pháp tỉnh",)))
    assert [unit.name for unit in find_absent(link_plans(FOLDER), roster)[1]] == ["Cơ quan tư pháp tỉnh"]
    assert find_absent(link_plans(FOLDER), roster, book)[1] == ()
