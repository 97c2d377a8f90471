"""The three documents of public bodies, as read with the eyes beside `pdftoppm`. They lie where TTHC_CORPUS says."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from tthc_cli.model.plan import Plan
from tthc_cli.pipeline import parse_file

CORPUS = os.environ.get("TTHC_CORPUS")
pytestmark = pytest.mark.skipif(not CORPUS, reason="TTHC_CORPUS is not set")

PLAN, DECISION, LIST = "KH102_UBND-AG_2020", "QD04-2025_UBND-CM", "QD_UBND-LaiChau_congbo_TTHC_2025_NFD"


@cache
def read(name: str) -> Plan:
    return parse_file(Path(CORPUS or "") / "real" / f"{name}.pdf")


def test_number_and_date_that_annotations_print_over_the_draft() -> None:
    plan = read(DECISION)
    assert (plan.number.key, plan.number.blank, plan.date.iso) == ("04/2025/QĐ-UBND", False, "2025-02-13")
    assert plan.issuer.name == "ỦY BAN NHÂN DÂN TỈNH CÀ MAU"
    assert plan.signature.name == "Lê Văn Sử"
    assert [section.path for section in plan.sections] == [f"Điều {number}" for number in range(1, 7)]
    assert [len(section.children) for section in plan.sections] == [2, 2, 7, 3, 2, 3]
    assert len(plan.citations) == 15
    assert len(plan.recipients) == 16


def test_a_plan_with_the_stamp_of_its_signature_across_the_closing() -> None:
    plan = read(PLAN)
    assert (plan.number.key, plan.date.iso, plan.place) == ("102/KH-UBND", "2020-03-03", "An Giang")
    assert plan.signature.name == "Lê Văn Phước"
    assert plan.signature.position == "PHÓ CHỦ TỊCH"
    assert len(plan.recipients) == 9
    printed = plan.model_dump_json()
    assert "ubnd@angiang" not in printed and "Ký bởi" not in printed
    assert [[child.path for child in section.children] for section in plan.sections] == [
        ["I.1", "I.2"],
        ["II.1", "II.2", "II.3", "II.4"],
        ["III.1", "III.2", "III.3", "III.4", "III.5", "III.6"],
    ]
    assert [citation.key for citation in plan.citations][:3] == ["27/CT-TTg", "27/CT-TTg", "526/KH-UBND"]
    assert len(plan.citations) == 14


def test_a_decision_in_decomposed_letters_with_boxed_tables() -> None:
    """Its number and date are drawn as outlines: no letters stand in the file, so they are unknown."""
    plan = read(LIST)
    assert (plan.kind, plan.number.serial, plan.date.iso) == ("QĐ", None, None)
    assert plan.issuer.name == "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"
    assert [section.path for section in plan.sections] == ["Điều 1", "Điều 2", "Điều 3"]
    assert [appendix.label for appendix in plan.appendices] == ["Phụ lục I", "Phụ lục II"]
    assert plan.parent is not None and plan.parent.key == "3083/QĐ-BTC"
    assert {"63/2010/NĐ-CP", "118/2025/NĐ-CP", "326/TTr-STC", "182/2024/NĐ-CP"} <= {c.key for c in plan.citations}
    assert plan.signature.name == "Tống Thanh Hải"


ROTATED = [("flag", 90), ("flag", 180), ("flag", 270), ("drawn", 90), ("drawn", 180), ("drawn", 270)]


@pytest.mark.parametrize(("how", "degrees"), ROTATED)
def test_turned_pages_give_the_same_plan(how: str, degrees: int, tmp_path: Path) -> None:
    source = Path(CORPUS or "") / "files" / "001.pdf"
    target = tmp_path / "turned.pdf"
    (_flag if how == "flag" else _draw)(source, target, degrees)
    exclude = {"source": True, "diagnostics": True}
    turned, upright = (_without_places(parse_file(path).model_dump(exclude=exclude)) for path in (target, source))
    assert turned == upright


def _flag(source: Path, target: Path, degrees: int) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(source) as document:
        for page in document:
            page.set_rotation(degrees)
        document.save(str(target))


def _draw(source: Path, target: Path, degrees: int) -> None:
    """Turns the drawing, and leaves no flag that says so."""
    import pypdfium2
    from pypdfium2 import raw

    with pypdfium2.PdfDocument(source) as document:
        for page in document:
            width, height = page.get_size()
            matrix = {
                90: (0, -1, 1, 0, 0, width),
                180: (-1, 0, 0, -1, width, height),
                270: (0, 1, -1, 0, height, 0),
            }[degrees]
            raw.FPDFPage_TransFormWithClip(page, raw.FS_MATRIX(*matrix), None)
            size = (width, height) if degrees == 180 else (height, width)
            page.set_mediabox(0, 0, *size)
            page.set_cropbox(0, 0, *size)
        document.save(str(target))


def _without_places(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items() if key != "span"}
    if isinstance(value, list | tuple):
        return [_without_places(item) for item in value]
    return value
