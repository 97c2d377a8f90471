"""Real files, where TTHC_CORPUS says they are: our cells against pdfplumber's, and text known to be hard."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from tthc_cli.extract.pdf import extract_pdf
from tthc_cli.extract.raw import RawDocument, RawTable

CORPUS = os.environ.get("TTHC_CORPUS")
pytestmark = pytest.mark.skipif(not CORPUS, reason="TTHC_CORPUS is not set")


def read(name: str) -> RawDocument:
    path = Path(CORPUS or "") / name
    return extract_pdf(path, path.read_bytes())


def our_cells(document: RawDocument) -> list[Counter[str]]:
    return [
        Counter(_squeezed(document.text[cell.start : cell.end]) for row in block.rows for cell in row.cells)
        for block in document.blocks
        if isinstance(block, RawTable)
    ]


def plumber_cells(path: Path) -> list[Counter[str]]:
    with pdfplumber.open(path) as document:
        return [
            Counter(_squeezed(cell) for row in table.extract() for cell in row if cell is not None)
            for page in document.pages
            for table in page.find_tables({"text_x_tolerance_ratio": 0.15})
        ]


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", ["files/001.pdf", "real/QD_UBND-LaiChau_congbo_TTHC_2025_NFD.pdf"])
def test_cells_equal_pdfplumbers(name: str) -> None:
    ours, theirs = our_cells(read(name)), plumber_cells(Path(CORPUS or "") / name)
    theirs = [cells for cells in theirs if cells.total() > 1]
    assert [cells.total() for cells in ours] == [cells.total() for cells in theirs]
    differing = sum((mine - other).total() for mine, other in zip(ours, theirs, strict=True))
    assert differing <= 1  # the boxes of a flow chart inside one cell of the second file have no one order


def test_spaces_taken_from_geometry() -> None:
    text = read("files/001.pdf").text
    for words in ("thực hiện cơ chế một cửa, một", "2. Yêu cầu", "KT. GIÁM ĐỐC", "Nghị định số 107/2021/NĐ-"):
        assert words in text


def test_columns_of_the_header_are_apart() -> None:
    text = read("real/KH102_UBND-AG_2020.pdf").text
    assert "ỦY BAN NHÂN DÂN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" in text
    assert "TỈNH CÀ MAU\nĐộc lập - Tự do - Hạnh phúc\n" in read("real/QD04-2025_UBND-CM.pdf").text


def test_bordered_and_shaded_paragraphs_are_no_tables() -> None:
    for name in ("real/KH102_UBND-AG_2020.pdf", "real/QD04-2025_UBND-CM.pdf"):
        assert our_cells(read(name)) == []
