"""Word files beside LibreOffice: the labels that it prints of five kinds of lists and more, and the plans of files
that it has written anew.

Not asked of LibreOffice, which does not follow ISO/IEC 29500 there: `w:isLgl`, `w:lvlRestart`, hidden paragraphs
(see test_docx_numbering.py). `đ)` is in no list: neither program has it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.word_xml import abstract, item, level, need, num, office, package
from tthc_cli.extract.docx import extract_docx
from tthc_cli.pipeline import parse_file

DOCUMENTS = sorted((Path(__file__).parents[1] / "documents").glob("*.docx"))

STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{based}<w:pPr>{inside}</w:pPr></w:style>'
    for kind, name, based, inside in (
        ("paragraph", "Muc", "", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
        ("paragraph", "Khoan", '<w:basedOn w:val="Muc"/>', '<w:numPr><w:ilvl w:val="1"/></w:numPr>'),
        ("paragraph", "KhoanLui", '<w:basedOn w:val="Khoan"/>', '<w:ind w:left="200"/>'),
        ("paragraph", "MucTron", '<w:basedOn w:val="Muc"/>', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        ("numbering", "DanhSach", "", '<w:numPr><w:numId w:val="7"/></w:numPr>'),
    )
)
START_AT_1 = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
NUMBERING = (
    abstract(  # a plan: I. → 1. → 1.1. → a) → -
        1,
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>'),
        level(2, "decimal", "%2.%3."),
        level(3, "lowerLetter", "%4)"),
        level(4, "bullet", "-"),
    )
    + abstract(2, level(0, "decimal", "Điều %1."), level(1, "decimal", "%2."))
    + abstract(3, level(0, "upperLetter", "%1."), level(1, "upperRoman", "%2."), level(2, "decimalZero", "%3"))
    + abstract(4, level(0, "lowerLetter", "%1)"))
    + abstract(5, level(0, "decimal", "%1.", start=3), level(1, "decimal", "%1.%2."), level(2, "lowerRoman", "(%3)"))
    + abstract(6, '<w:styleLink w:val="DanhSach"/>', level(0, "decimal", "%1/"), level(1, "lowerLetter", "%2."))
    + abstract(8, '<w:numStyleLink w:val="DanhSach"/>')
    + "".join(num(number, of) for number, of in ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (7, 6), (8, 8), (10, 4)))
    + num(9, 4, START_AT_1)
    + num(11, 1, START_AT_1.replace('val="1"', 'val="5"'))
    + num(12, 2, f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "Phần %1:")}</w:lvlOverride>')
)
# (list, level) of each paragraph, or the style that numbers it.
PARAGRAPHS: tuple[tuple[int, int] | str, ...] = (
    (5, 2), (5, 1), (5, 1), (5, 0), (5, 1),  # the levels above are skipped at first
    "Muc", "Khoan", "KhoanLui", (1, 2), (1, 2), (1, 3), (1, 3), (1, 4), "MucTron", "Muc", "Khoan", (1, 2), (1, 3),
    (2, 0), (2, 1), (2, 1), (2, 0), (2, 1), (12, 0), (12, 0),
    (3, 0), (3, 1), (3, 2), (3, 2), (3, 0), (3, 1), (3, 2),
    (4, 0), (4, 0), (9, 0), (9, 0), (10, 0), (4, 0),
    (5, 0), (5, 1), (5, 2),
    (7, 0), (7, 1), (8, 0), (8, 1), (8, 1),
    (11, 0), (11, 1), (11, 1), (11, 0), "Muc",
)  # fmt: skip
IN_CELLS = ((4, 0), (7, 0), (4, 0), (7, 0), (1, 1), (2, 0))
_NAME = re.compile(r"việc\d{3}")


def _items() -> Iterator[str]:
    for index, numbered in enumerate((*PARAGRAPHS, *IN_CELLS)):
        text = f"việc{index:03d} "
        yield item(text, None, style=numbered) if isinstance(numbered, str) else item(text, *numbered)


def _document() -> bytes:
    items = list(_items())
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{text}</w:tc>' for text in items[-6:]]
    rows = "".join(f"<w:tr>{''.join(cells[i : i + 2])}</w:tr>" for i in (0, 2, 4))
    grid = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
    table = f'<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr>{grid}{rows}</w:tbl>'
    return package("".join(items[:-6]) + table + "<w:p/><w:sectPr/>", styles=STYLES, numbering=NUMBERING)


def _labels(text: str) -> dict[str, str]:
    """What stands before each `việc001` on its line or in its cell."""
    labels = {}
    for line in re.split(r"[\n\t]", text):
        last = 0
        for match in _NAME.finditer(line):
            labels[match[0]] = " ".join(line[last : match.start()].split())
            last = match.end()
    return labels


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("office")
    file = folder / "lists.docx"
    file.write_bytes(_document())
    office(folder, file, to="pdf")
    command = [need("pdftotext"), "-layout", str(folder / "lists.pdf"), "-"]
    return _labels(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_every_label_is_the_one_that_libreoffice_prints(printed: dict[str, str]) -> None:
    read = _labels(extract_docx(Path("lists.docx"), _document()).text)
    assert len(printed) == len(PARAGRAPHS) + len(IN_CELLS)
    assert read == printed
    assert {"I.", "2.", "2.2.", "b)", "-", "Điều 2.", "Phần IV:", "B.", "02", "(i)", "5.1.", "2/", ""} <= set(
        read.values()
    )


# ── Files written anew ──


def _without_places(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_places(inside) for key, inside in value.items() if key not in {"span", "source"}}
    return [_without_places(inside) for inside in value] if isinstance(value, list) else value


def _hold_plans(files: Sequence[Path], folder: Path) -> None:
    assert files
    office(folder, *files, to="docx")
    for file in files:
        before, after = (parse_file(path).model_dump(mode="json") for path in (file, folder / file.name))
        assert _without_places(after) == _without_places(before), file.name


def test_files_that_libreoffice_wrote_anew_give_the_same_plans(tmp_path: Path) -> None:
    wanted = {"so-automatic-numbers.docx", "huyen-two-row-head.docx", "so-landscape-appendix.docx"}
    _hold_plans([file for file in DOCUMENTS if file.name in wanted], tmp_path)


@pytest.mark.slow
def test_all_files_that_libreoffice_wrote_anew_give_the_same_plans(tmp_path: Path) -> None:
    _hold_plans(DOCUMENTS, tmp_path)
