"""Scans through Tesseract: what is read, how it is marked, what happens without the engine."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from tests.needs import needs_recognition
from tests.scans import into_pdf, into_picture, into_tiff, print_pages, scan_of
from tthc_cli.check import check_cascade
from tthc_cli.config import Settings
from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.open import extract_file
from tthc_cli.extract.raw import RawDocument, RawTable
from tthc_cli.link import link_plans
from tthc_cli.model.plan import Plan
from tthc_cli.options import ExtractOptions
from tthc_cli.pipeline import extract_texts, parse_file, parse_files

TINH = Path(__file__).parents[2] / "samples" / "tinh"
LETTER, PARENT = TINH / "KH-So-Xay-dung.pdf", TINH / "QD-2618-UBND-tinh.pdf"
NEVER = ExtractOptions(ocr="never")

recognition = needs_recognition()


@cache
def scanned(number: int, path: Path = LETTER) -> Image.Image:
    [page] = print_pages(path, number)
    return scan_of(page, stamp=(1150, 1500))


@cache
def strip() -> Image.Image:
    """The upper third of the first page: what a test needs that reads it over and over."""
    return scanned(1).crop((0, 0, 1654, 780))


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@cache
def scanned_letter() -> bytes:
    """The two pages of a plan whose citation of its parent has a wrong date, as a scan."""
    return into_pdf([scanned(1), scanned(2)])


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return parse_file(written(tmp_path_factory.mktemp("scan"), "letter.pdf", scanned_letter()))


def key_facts(plan: Plan) -> dict[str, object]:
    return {
        "number": plan.number.key,
        "date": plan.date.iso,
        "kind": plan.kind,
        "title": plan.title,
        "issuer": plan.issuer.name,
        "sections": [section.path for section in plan.sections],
        "citations": [(citation.key, citation.date) for citation in plan.citations],
        "tasks": [task.path for task in plan.tasks],
    }


@recognition
def test_a_scan_says_what_the_digital_file_says(letter: Plan) -> None:
    assert key_facts(letter) == key_facts(parse_file(LETTER))


@recognition
def test_every_value_of_a_scan_is_marked(letter: Plan) -> None:
    assert letter.source.ocr
    assert [page.page for page in letter.source.ocr_pages] == [1, 2]
    assert all(80 <= page.confidence <= 100 for page in letter.source.ocr_pages)
    spans = [*(each.span for each in letter.citations), *(each.span for each in letter.tasks)]
    assert spans and all(span.ocr for span in spans)
    assert [each.code for each in letter.diagnostics].count("ocr-page") == 2


@recognition
def test_a_wrong_number_on_a_scan_is_a_warning_and_in_the_digital_file_an_error(letter: Plan) -> None:
    parent = parse_file(PARENT)

    def severities(child: Plan) -> dict[str, str]:
        cascade = link_plans([parent, child], parent_path=str(PARENT), lang="vi")
        findings = check_cascade([parent, child], cascade, "vi")
        return {each.code: each.severity for each in findings if each.path == child.source.path}

    digital, scan = severities(parse_file(LETTER)), severities(letter)
    errors = {code for code, severity in digital.items() if severity == "error"}
    assert "CAS002" in errors
    assert {scan[code] for code in errors} == {"warning"}
    assert "error" not in scan.values()


@recognition
@pytest.mark.parametrize("turn", [90, 180])
def test_pictures_are_read_however_they_lie(tmp_path: Path, turn: int) -> None:
    page = strip().rotate(turn, expand=True)
    document = extract_file(written(tmp_path, "page.png", into_picture(page, "PNG")))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in document.text
    assert document.media_type == "image/png"


@recognition
def test_a_tiff_has_pages_and_a_blank_one_is_no_page_of_text(tmp_path: Path) -> None:
    blank = Image.new("RGB", strip().size, "white")
    document = extract_file(written(tmp_path, "plan.tif", into_tiff([blank, strip()])), ExtractOptions(threads=2))
    assert document.pages == 2
    assert [each.page for each in document.ocr_pages] == [2]
    assert document.unread is None


@recognition
def test_a_blank_sheet_is_said_to_be_empty(tmp_path: Path) -> None:
    blank = into_picture(Image.new("RGB", (800, 1100), "white"), "JPEG")
    assert refusal(written(tmp_path, "blank.jpg", blank)).reason == "empty"


@recognition
def test_ruled_tables_come_back_cell_by_cell(tmp_path: Path) -> None:
    digital = extract_file(PARENT)
    page = next(table for table in digital.blocks if isinstance(table, RawTable)).rows[0].page
    assert page is not None
    scan = extract_file(written(tmp_path, "table.pdf", into_pdf([scan_of(*print_pages(PARENT, page), skew=-1)])))
    wanted, found = cells(digital, page), cells(scan, 1)
    assert [len(row) for row in found] == [len(row) for row in wanted]
    pairs = [(a, b) for old, new in zip(wanted, found, strict=True) for a, b in zip(old, new, strict=True)]
    assert sum(a == b for a, b in pairs) >= 0.8 * len(pairs)
    assert [row[0] for row in found] == [row[0] for row in wanted]  # I, 1, 2, II, …


def cells(document: RawDocument, page: int) -> list[list[str]]:
    tables = [block for block in document.blocks if isinstance(block, RawTable) and block.rows[0].page == page]
    rows = [row.cells for table in tables for row in table.rows if len(row.cells) > 1]
    return [[" ".join(document.text[cell.start : cell.end].split()) for cell in row] for row in rows]


def refusal(path: Path, options: ExtractOptions = ExtractOptions()) -> UnreadableFileError:  # noqa: B008 - immutable
    with pytest.raises(UnreadableFileError) as caught:
        extract_file(path, options)
    return caught.value


def mixed_file(folder: Path) -> Path:
    """A PDF of a digital page and a scanned one."""
    import pypdfium2

    document = pypdfium2.PdfDocument(LETTER)
    document.del_page(1)
    document.import_pages(pypdfium2.PdfDocument(into_pdf([strip()])))
    document.save(folder / "mixed.pdf")
    return folder / "mixed.pdf"


def test_what_can_be_read_is_read_and_the_rest_is_named(tmp_path: Path) -> None:
    path = mixed_file(tmp_path)
    [reading] = parse_files([path], Settings(ocr="never"))
    assert reading.value is not None and reading.value.source.unread_pages == (2,)
    assert reading.value.number.key == parse_file(LETTER).number.key
    assert reading.failure is not None and reading.failure.exit_code == 3
    assert reading.failure.facts["pages"] == "2"
    [text] = extract_texts([path], Settings(ocr="never"))
    assert text.value is not None and text.failure is not None


@recognition
def test_a_mixed_file_is_read_in_the_order_of_its_pages(tmp_path: Path) -> None:
    document = extract_file(mixed_file(tmp_path))
    pages = [block.page for block in document.blocks if not isinstance(block, RawTable)]
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert [each.page for each in document.ocr_pages] == [2]


@pytest.mark.slow
@recognition
def test_always_reads_the_picture_of_a_digital_page(tmp_path: Path) -> None:
    document = extract_file(TINH.parent / "khac" / "KH-So-Giao-thong-van-tai.pdf", ExtractOptions(ocr="always"))
    assert [each.page for each in document.ocr_pages] == [1]


def test_without_the_engine_the_error_names_pages_and_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    error = refusal(written(tmp_path, "letter.pdf", scanned_letter()))
    assert (error.reason, error.facts["pages"]) == ("scan_engine", "1–2")
    assert refusal(written(tmp_path, "a.png", into_picture(strip(), "PNG"))).reason == "scan_engine"


def test_without_the_model_the_error_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tthc_cli.extract.ocr.engine.find_model", lambda: None)
    monkeypatch.setitem(sys.modules, "tesserocr", type(sys)("tesserocr"))
    assert refusal(written(tmp_path, "letter.pdf", scanned_letter())).reason == "scan_model"


def test_never_is_never(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "letter.pdf", scanned_letter()), NEVER).reason == "scan_off"


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_a_picture_that_unpacks_too_large_is_refused(tmp_path: Path, form: str) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "bomb", form)
    assert refusal(tmp_path / "bomb").reason in {"scan_size", "scan_engine", "scan_model"}


def test_a_picture_that_is_cut_off_is_damaged(tmp_path: Path) -> None:
    data = into_picture(strip(), "PNG")
    assert refusal(written(tmp_path, "cut.png", data[: len(data) // 3])).reason in {
        "damaged",
        "scan_engine",
        "scan_model",
    }


@pytest.mark.slow
@recognition
def test_the_program_reads_what_the_library_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    document = extract_file(written(tmp_path, "a.png", into_picture(strip(), "PNG")))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in document.text


@pytest.mark.slow
@recognition
def test_a_decision_with_a_long_table_is_read_from_a_bad_scan(tmp_path: Path) -> None:
    pages = [scan_of(page, skew=1.4 * (-1) ** index, grain=16) for index, page in enumerate(print_pages(PARENT))]
    plan, digital = parse_file(written(tmp_path, "scan.pdf", into_pdf(pages))), parse_file(PARENT)
    assert plan.number == digital.number and plan.date == digital.date
    # Grain eats labels and rules here and there: measured, 19 of the 20 tasks come back, 17 under their own path.
    found = [task.content for task in plan.tasks]
    back = [task for task in digital.tasks if get_close_matches(task.content, found, 1, 0.9)]
    assert len(back) >= 0.85 * len(digital.tasks)
    paths = {task.path for task in plan.tasks} & {task.path for task in digital.tasks}
    assert len(paths) >= 0.7 * len(digital.tasks)
