"""Plans whose tables have no vertical rules, or none: the samples, printed by LibreOffice without, read as before."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from pdf_writer import Page, write_pdf

from tests.needs import require_program
from tthc_cli.extract.pdf import extract_pdf
from tthc_cli.extract.raw import RawTable
from tthc_cli.model.plan import Task
from tthc_cli.pipeline import parse_file

SAMPLES = Path(__file__).parents[2] / "samples"
# A head of two rows and a head on each page; a draft; rows cut by page ends; numbers through all groups.
NAMES = ("tinh/KH-thi-xa-Song-Cau", "tinh/KH-So-Tu-phap-du-thao", "thi-xa/KH-phuong-Phuoc-Hoi", "tinh/KH-So-Y-te")
_BORDERS = re.compile(r"<w:tblStyle [^>]*/>|<w:(tcBorders|tblBorders)>.*?</w:\1>", re.DOTALL)
_PROPERTIES_END = re.compile(r"(<w:tblPr>(?:(?!</w:tblPr>).)*?)(<w:tblLayout|<w:tblLook|</w:tblPr>)", re.DOTALL)
_ACROSS = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "bottom", "insideH"))


def without_rules(source: Path, target: Path, across: str) -> None:
    """Copies a Word file without the borders of its tables; `across` is what tables get instead."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                text = _BORDERS.sub("", data.decode())
                data = _PROPERTIES_END.sub(rf"\1{across}\2", text).encode()
            new.writestr(name, data)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of PDFs: `none-…` without any rule, `across-…` with those between rows."""
    require_program("soffice")
    folder = tmp_path_factory.mktemp("unruled")
    for name in NAMES:
        source = SAMPLES / f"{name}.docx"
        without_rules(source, folder / f"none-{source.name}", "")
        without_rules(source, folder / f"across-{source.name}", f"<w:tblBorders>{_ACROSS}</w:tblBorders>")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    return folder


def facts(task: Task) -> tuple[object, ...]:
    return (task.path, task.groups, task.content, task.leads, task.coordinators, task.products, task.timing.raw)


@pytest.mark.parametrize("rules", ["none", "across"])
@pytest.mark.parametrize("name", NAMES)
def test_tasks_are_those_of_the_word_file(printed: Path, name: str, rules: str) -> None:
    read = parse_file(printed / f"{rules}-{Path(name).name}.pdf")
    assert [facts(task) for task in read.tasks] == [facts(task) for task in parse_file(SAMPLES / f"{name}.docx").tasks]
    assert "pdf-page-fallback" not in [diagnostic.code for diagnostic in read.diagnostics]


def table_of(page: Page, *more: Page) -> list[list[list[str]]]:
    document = extract_pdf(Path("a.pdf"), write_pdf([page, *more]))
    return [
        [[document.text[cell.start : cell.end] for cell in row.cells] for row in block.rows]
        for block in document.blocks
        if isinstance(block, RawTable)
    ]


def columns(page: Page, baseline: float, *texts: str, bold: bool = False) -> Page:
    for x, text in zip((60, 100, 330, 430), texts, strict=False):
        if text:
            page.text(x, baseline, text, bold=bold)
    return page


def table_page() -> Page:
    page = columns(Page(), 100, "No", "Content of work", "Lead", "Time", bold=True)
    columns(page, 120, "I", "A title that runs over all of the columns up to the last one of them")
    columns(page, 140, "1", "Write the plan of the", "Office", "Quarter I")
    columns(page, 154, "", "year")
    columns(page, 170, "2", "Report on it", "Inspectorate", "Quarter IV")
    return columns(page, 184, "", "to the province")


def test_wrapped_cells_and_a_title_over_all_columns() -> None:
    assert table_of(table_page()) == [
        [
            ["No", "Content of work", "Lead", "Time"],
            ["I", "A title that runs over all of the columns up to the last one of them"],
            ["1", "Write the plan of the\nyear", "Office", "Quarter I"],
            ["2", "Report on it\nto the province", "Inspectorate", "Quarter IV"],
        ]
    ]


def test_the_page_after_keeps_the_columns() -> None:
    following = columns(Page(), 60, "", "and once more to the", "", "")
    columns(following, 74, "", "ministry")
    columns(following, 90, "3", "Close the year", "Office", "December")
    columns(following, 104, "", "with a meeting", "of the province", "")
    columns(following, 120, "4", "Report", "Office", "December")
    columns(following, 136, "5", "Report again", "", "January")
    first, second = table_of(table_page(), following)
    assert first[-1] == ["2", "Report on it\nto the province", "Inspectorate", "Quarter IV"]
    assert second == [
        ["", "and once more to the\nministry", "", ""],
        ["3", "Close the year\nwith a meeting", "Office\nof the province", "December"],
        ["4", "Report", "Office", "December"],
        ["5", "Report again", "", "January"],
    ]


def test_running_text_above_and_below_is_no_part_of_the_table() -> None:
    page = table_page()
    page.text(60, 60, "II. A HEADING").text(
        60, 80, "A line of the body that runs from the one margin to the other one."
    )
    page.text(60, 210, "III. A HEADING").text(60, 225, "A line of the body that runs from one margin to the other one.")
    assert table_of(page) == table_of(table_page())


def test_letterhead_and_signature_are_no_tables() -> None:
    page = Page()
    for number in range(6):
        page.text(60, 100 + 15 * number, "left side").text(330, 100 + 15 * number, "right side")
    assert table_of(page) == []
