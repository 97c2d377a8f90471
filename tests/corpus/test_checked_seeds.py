"""What `tthc check` finds in the five seeds and in three real PDFs, where TTHC_CORPUS says they are."""

from __future__ import annotations

import functools
import os
from pathlib import Path

import pytest

from tthc_cli.model.findings import Finding
from tthc_cli.options import DEFAULT_OPTIONS
from tthc_cli.pipeline import check_file

_CORPUS = Path(os.environ.get("TTHC_CORPUS") or "/nonexistent")
pytestmark = pytest.mark.skipif(not os.environ.get("TTHC_CORPUS"), reason="TTHC_CORPUS is not set")

# (document, code, line of the extracted text, what the message must name)
_MUST_FIND = [
    ("seeds/000", "CIT004", 46, "2381/QĐ-UBND"),
    ("seeds/000", "CIT003", 72, "107/NĐ-CP"),
    ("seeds/000", "SPL001", 54, "tập huần"),
    ("seeds/001", "FRM005", 3, "/KH-STP"),
    ("seeds/001", "FRM006", 5, "tháng 01 năm 2023"),
    ("seeds/001", "FRM016", 61, "PHÓ GIÁM ĐỐC"),
    ("seeds/001", "TSK008", 75, "Quý III"),
    ("seeds/001", "TSK011", 78, "«1»"),
    ("seeds/001", "SPL001", 100, "Niên yết"),
    ("seeds/001", "SPL001", 82, "đầu đủ"),
    ("seeds/002", "FRM005", 7, "/KH-UBND"),
    ("seeds/002", "WRD001", 204, "«UỶ» ở đây, «ỦY»"),
    ("seeds/002", "SPL001", 592, "trễn hạn"),
    ("seeds/003", "CIT001", 21, "13/04/2018"),
    ("seeds/003", "CIT002", 21, "23/04/2018"),
    ("seeds/003", "CIT001", 11, "23/08/2022"),
    ("seeds/003", "TSK012", 216, "từ 3 sang 5"),
    ("seeds/004", "FRM020", 254, "phụ lục kèm theo"),
    ("seeds/004", "CIT011", 149, "«ngà»"),
    ("seeds/004", "CIT010", 239, "26/CT-TTg"),
    ("seeds/004", "SPL001", 31, "bi mật"),
    ("seeds/004", "SPL001", 127, "thẩm quyề"),
    ("real/QD_UBND-LaiChau", "CIT015", 12, "08/6/20210"),
]

# Every finding at error level, and why it is one.
_ERRORS = {
    ("seeds/000", "CIT004", 46): "QĐ is a decision; the line calls it a plan",
    ("seeds/000", "CIT003", 72): "the decree is 107/2021/NĐ-CP",
    ("seeds/001", "FRM004", 1): "the text came without quốc hiệu, tiêu ngữ and agency, though with number and date",
    ("seeds/001", "FRM005", 3): "the number is blank, and the default profile is `issued`",
    ("seeds/001", "FRM006", 5): "the day is blank, and the default profile is `issued`",
    ("seeds/002", "FRM005", 7): "the number is blank, and the default profile is `issued`",
    ("seeds/003", "CIT001", 11): "766/QĐ-TTg is dated 23/8/2022 here and 23/6/2022 three times below",
    ("seeds/003", "CIT002", 11): "766/QĐ-TTg was issued on 23/6/2022",
    ("seeds/003", "CIT001", 21): "61/2018/NĐ-CP is dated 13/4/2018 here and 23/4/2018 elsewhere",
    ("seeds/003", "CIT002", 21): "61/2018/NĐ-CP was issued on 23/4/2018",
}


@functools.cache
def _findings(document: str) -> tuple[Finding, ...]:
    folder, name = document.split("/")
    [file] = (_CORPUS / folder).glob(f"{name}*")
    return check_file(file, DEFAULT_OPTIONS, "vi", "issued").findings


@pytest.mark.parametrize(("document", "code", "line", "words"), _MUST_FIND)
def test_found_at_its_line(document: str, code: str, line: int, words: str) -> None:
    found = [each for each in _findings(document) if each.code == code and each.span is not None]
    assert any(each.span.line == line and words in each.message for each in found if each.span), found


@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_errors_are_only_those_with_a_reason(seed: str) -> None:
    document = f"seeds/{seed}"
    errors = {
        (document, each.code, each.span.line if each.span else 0)
        for each in _findings(document)
        if each.severity == "error"
    }
    assert errors == {place for place in _ERRORS if place[0] == document}
