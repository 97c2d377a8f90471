"""The samples: what planted.yaml says is in the sources, and the committed files say what the sources say."""

from __future__ import annotations

import functools
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import pypdfium2
import pytest
import yaml
from docx.document import Document as WordDocument

from tests.needs import needs_program
from tests.samples_build import SAMPLES, samples_build

PLANTED = yaml.safe_load((SAMPLES / "planted.yaml").read_text(encoding="utf-8"))
FOLDERS: dict[str, dict[str, Any]] = PLANTED["folders"]
TWO_CASCADES = ("tinh", "thi-xa")
LABEL = re.compile(r"(\d+|[IVX]+|[a-zđ])[.)]\s")


build = samples_build()
SOURCES = build.source_files()
BUILT = {path.relative_to(SAMPLES).as_posix(): path for path in map(build.built_file, SOURCES)}
PROBLEMS = [(folder, problem) for folder, facts in FOLDERS.items() for problem in facts["problems"]]


def name_of(source: Path) -> str:
    """Give the test id of a source."""
    return f"{source.parent.name}/{source.stem}"


def source_of(folder: str, file: str) -> dict[str, Any]:
    """Read the source of a built file."""
    source: dict[str, Any] = build.read_source(build.SOURCE / folder / f"{file}.yaml")
    return source


def word_texts(document: WordDocument) -> list[str]:
    """Give every paragraph of the body, tables included, in order."""
    paragraphs = document.element.body.iter(docx.oxml.ns.qn("w:p"))
    return ["".join(node.text or "" for node in p.iter(docx.oxml.ns.qn("w:t"))) for p in paragraphs]


def word_marks(document: WordDocument) -> list[str]:
    """Give the furniture of every section: header, footer and their first-page forms."""
    parts = [
        part
        for section in document.sections
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer)
    ]
    return [paragraph.text for part in parts for paragraph in part.paragraphs]


def merges(document: WordDocument) -> list[tuple[str, str]]:
    """Give all cell merges and numberings in order: what the text does not show."""
    wanted = {docx.oxml.ns.qn(f"w:{tag}") for tag in ("gridSpan", "vMerge", "ilvl", "tblHeader", "cantSplit")}
    return [(node.tag, ",".join(node.values())) for node in document.element.body.iter() if node.tag in wanted]


def squeeze(text: str) -> str:
    """Drop white space; read pdfium's mark of a hyphen at a line end as the hyphen it is."""
    return re.sub(r"\s+", "", text.replace("\ufffe", "-").replace("\x02", "-"))


def pdf_text(path: Path, mark: str) -> str:
    """Give the squeezed text of a PDF without its page furniture."""
    kept: list[str] = []
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            lines = page.get_textpage().get_text_bounded().splitlines()
            kept += [line for number, line in enumerate(lines) if not _is_furniture(line, number, mark)]
    finally:
        document.close()
    return squeeze("\n".join(kept))


def _is_furniture(line: str, number: int, mark: str) -> bool:
    return line.strip() == mark or (number == 0 and line.strip().isdigit())


def stands_in(piece: str, text: str) -> bool:
    """Tell if the text holds the piece, whole or cut once by a page end."""
    wanted = squeeze(piece)
    if wanted in text:
        return True
    return any(wanted[:cut] in text and wanted[cut:] in text for cut in range(len(wanted) - 1, 0, -1))


def assert_pdf_says_its_source(source: Path, pdf: Path) -> None:
    """Hold every paragraph and cell of the source against the text of the PDF."""
    text = pdf_text(pdf, build_layout().SAMPLE_MARK)
    pieces = word_texts(build.build_document(build.read_source(source)))
    assert [piece for piece in pieces if not stands_in(piece, text)] == []


def build_layout() -> ModuleType:
    """Give the layout module that build.py uses."""
    return sys.modules["word_layout"]


def table_paths(rows: list[dict[str, list[str]]]) -> Iterator[str]:
    """Give the path of each task row, as `tthc parse` numbers them, with `#2` for a further product row."""
    groups: list[str] = []
    path, again = "", 1
    for row in rows:
        [(kind, cells)] = row.items()
        if kind in ("group", "band"):
            label = cells[0].split(".")[0]
            groups = [label] if label in "ABC" or not groups or groups[0] not in "ABC" else [groups[0], label]
            continue
        path, again = (path, again + 1) if kind == "more" else (".".join([*groups, cells[0]]), 1)
        yield path if again == 1 else f"{path}#{again}"


def prose_paths(blocks: list[dict[str, str]], *, automatic: bool) -> Iterator[str]:
    """Give the paths of items, bullets and numbered paragraphs of a body."""
    part = clause = ""
    parts = clauses = items = bullets = 0
    for block in blocks:
        [(kind, text)] = block.items()
        label = LABEL.match(text)
        printed = label.group(1) if label else ""
        if kind == "part":
            parts, clauses = parts + 1, 0
            part = ("", "I", "II", "III", "IV", "V")[parts] if automatic else printed
            clause = ""
        elif kind in ("clause", "point") or (kind == "para" and label):
            clauses, items, bullets = clauses + 1, 0, 0
            clause = str(clauses) if automatic else printed
            yield f"{part}.{clause}"
        elif kind == "item":
            items += 1
            yield f"{part}.{clause}.{'abcd'[items - 1] if automatic else printed}"
        elif kind == "bullet":
            bullets += 1
            yield f"{part}.{clause}#{bullets}"


def paths_of(source: dict[str, Any]) -> list[str]:
    """Give every task path that the source offers."""
    if "appendix" in source:
        return list(table_paths(source["appendix"]["rows"]))
    return list(prose_paths(source["body"], automatic=source.get("automatic_numbers", False)))


@functools.cache
def texts_of(folder: str, file: str) -> str:
    """Give all text of a document, as its source has it, in one string."""
    return "\n".join(word_texts(build.build_document(source_of(folder, file))))


def leads_in_parent(folder: str) -> dict[str, set[str]]:
    """Give {task path: units of the folder that lead it} from the parent's own lead column."""
    facts = FOLDERS[folder]
    appendix = source_of(folder, facts["parent"])["appendix"]
    column = next(n for n, c in enumerate(appendix["columns"]) if "chủ trì" in c["name"])
    tasks = [row["task"] for row in appendix["rows"] if "task" in row]
    units = set(facts["units"].values())
    led: dict[str, set[str]] = {}
    for path, cells in zip(table_paths(appendix["rows"]), tasks, strict=True):
        names = cells[column].split("; ")
        led[path] = {unit for name in names for unit in facts["groups"].get(name, [name]) if unit in units}
    return led


def test_each_source_has_its_file_and_each_file_its_source() -> None:
    files = {p.relative_to(SAMPLES).as_posix() for folder in FOLDERS for p in (SAMPLES / folder).iterdir()}
    assert files == {*BUILT, build.LOCK_FILE.relative_to(SAMPLES).as_posix()}


def test_each_class_is_planted() -> None:
    assert {problem["class"] for _, problem in PROBLEMS} == set(PLANTED["classes"])


def test_everything_but_the_absent_parent_is_planted_in_the_cascades() -> None:
    classes = {problem["class"] for folder, problem in PROBLEMS if folder in TWO_CASCADES}
    assert classes == set(PLANTED["classes"]) - {"parent-absent"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_planted_names_every_document_of_the_folder(folder: str) -> None:
    facts = FOLDERS[folder]
    named = {*facts["units"], *facts.get("not_plans", []), *facts.get("lock_files", []), facts["parent"]} - {None}
    assert named == {path.name for path in (SAMPLES / folder).iterdir()}


@pytest.mark.parametrize(("folder", "problem"), PROBLEMS, ids=lambda value: str(value)[:60])
def test_the_document_says_what_planted_says(folder: str, problem: dict[str, Any]) -> None:
    text = texts_of(folder, problem["file"])
    if problem["says"] is None:
        assert problem["right"].lower() not in text.lower()
    else:
        assert problem["says"] in text
        assert problem["right"] is None or problem["right"] not in text


@pytest.mark.parametrize(("folder", "problem"), PROBLEMS, ids=lambda value: str(value)[:60])
def test_task_paths_of_a_problem_exist(folder: str, problem: dict[str, Any]) -> None:
    if "parent_task" in problem:
        assert problem["parent_task"] in paths_of(source_of(folder, FOLDERS[folder]["parent"]))
    if "child_task" in problem:
        assert problem["child_task"] in paths_of(source_of(folder, problem["file"]))


@pytest.mark.parametrize("folder", TWO_CASCADES)
def test_a_clean_document_has_no_problem(folder: str) -> None:
    facts = FOLDERS[folder]
    assert facts["clean"]
    assert not {problem["file"] for problem in facts["problems"]} & set(facts["clean"])


@pytest.mark.parametrize("folder", TWO_CASCADES)
def test_every_assigned_task_is_answered_or_planted_as_omitted(folder: str) -> None:
    facts, led = FOLDERS[folder], leads_in_parent(folder)
    for file, unit in facts["units"].items():
        omitted = {p["parent_task"] for p in facts["problems"] if p["file"] == file and p["class"] == "task-omitted"}
        assigned = {path for path, units in led.items() if unit in units}
        assert assigned == {*facts["answers"][file], *omitted}, file
        assert not omitted & set(facts["answers"][file]), file


@pytest.mark.parametrize("folder", TWO_CASCADES)
def test_answers_and_extra_tasks_are_all_tasks_of_the_child(folder: str) -> None:
    facts = FOLDERS[folder]
    for file, answers in facts["answers"].items():
        source = source_of(folder, file)
        named = {*answers.values(), *facts["extra"].get(file, [])} - {"(document)"}
        assert named <= set(paths_of(source)), file
        if "appendix" in source:
            assert named == {path for path in paths_of(source) if "#" not in path}, file


def test_parents_have_the_tasks_that_the_readme_promises() -> None:
    counts = {folder: len(paths_of(source_of(folder, FOLDERS[folder]["parent"]))) for folder in TWO_CASCADES}
    assert counts == {"tinh": 20, "thi-xa": 12}


def test_the_draft_and_the_signed_plan_differ_in_number_and_date_alone() -> None:
    draft, signed = (texts_of("tinh", file).split() for file in FOLDERS["tinh"]["same_document"][0])
    changed = {*draft} ^ {*signed}
    assert changed == {"/KH-STP", "12/KH-STP", "/01/2024", "16/01/2024", "16", "(Đã", "ký)"}


@pytest.mark.parametrize("source", [s for s in SOURCES if s.stem.endswith(".docx")], ids=name_of)
def test_committed_docx_equals_what_the_source_builds(source: Path) -> None:
    rebuilt = docx.Document(io.BytesIO(build.docx_bytes(build.build_document(build.read_source(source)))))
    committed = docx.Document(build.built_file(source))
    assert word_texts(committed) == word_texts(rebuilt)
    assert word_marks(committed) == word_marks(rebuilt)
    assert merges(committed) == merges(rebuilt)


@pytest.mark.parametrize("source", [s for s in SOURCES if s.stem.endswith(".pdf")], ids=name_of)
def test_committed_pdf_says_what_the_source_says(source: Path) -> None:
    assert_pdf_says_its_source(source, build.built_file(source))


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_every_document_says_that_it_is_a_sample(source: Path) -> None:
    mark = build_layout().SAMPLE_MARK
    document = build.build_document(build.read_source(source))
    assert word_marks(document).count(mark) == 2 * len(document.sections)
    assert mark not in word_texts(document)


def test_lock_file_is_what_word_leaves() -> None:
    assert build.LOCK_FILE.read_bytes() == build.lock_file_bytes()
    assert len(build.lock_file_bytes()) == 162


def test_building_the_same_source_twice_gives_the_same_bytes() -> None:
    first, second = (build.docx_bytes(build.build_document(build.read_source(SOURCES[0]))) for _ in range(2))
    assert first == second


@pytest.mark.slow
@needs_program("soffice")
def test_printed_pdfs_say_what_their_sources_say(tmp_path: Path) -> None:
    sources = {name_of(s).replace("/", "-"): s for s in SOURCES if s.stem.endswith(".pdf")}
    documents = {
        name.removesuffix(".pdf"): build.docx_bytes(build.build_document(build.read_source(source)))
        for name, source in sources.items()
    }
    build.print_pdfs(documents, tmp_path)
    for name, source in sources.items():
        assert_pdf_says_its_source(source, tmp_path / name)
