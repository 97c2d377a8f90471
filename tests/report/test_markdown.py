"""`--format md` gives a document back: every word, in its order, and read again the same plan."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.factories import make_plan, make_span
from tests.reading import plan_of, word_file, word_plan
from tthc_cli.clean import clean_document
from tthc_cli.extract.open import extract_file
from tthc_cli.extract.raw import RawLine
from tthc_cli.extract.text import extract_text
from tthc_cli.interpret import interpret_document
from tthc_cli.model.plan import Block, BlockKind, Plan
from tthc_cli.pipeline import parse_file
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.plans import render_plans
from tthc_cli.structure import read_structure

_ROOT = Path(__file__).parents[2]
_FILES = sorted(
    file
    for folder in (_ROOT / "samples", _ROOT / "tests" / "documents")
    for file in folder.rglob("*.*")
    if file.suffix in (".pdf", ".docx", ".txt") and not file.name.startswith("~$")
)
# Positions, and what tells how the file was read.
_OF_THE_FILE = {"span", "source", "diagnostics", "coverage", "blocks"}
# Known: a citation that a bold line end cut in two is whole in Markdown, where nothing tells of the cut.
_READ_BETTER = {"huyen-prose-and-list.docx": {"citations"}}
# Markdown's head is one row: what stands below a merged head is printed behind it.
_HEAD_IN_TWO_ROWS = {"huyen-two-row-head.docx"}


def _markdown(*plans: Plan) -> str:
    return "".join(str(piece) for piece in render_plans("md", plans, Canvas(), many=len(plans) > 1))


def _blocks(*blocks: tuple[BlockKind, str] | tuple[BlockKind, str, int]) -> Plan:
    made = [
        Block(kind=kind, text=text, level=level[0] if level else 0, where="I", span=make_span())
        for kind, text, *level in blocks
    ]
    return make_plan("kh.docx", blocks=tuple(made))


def _table(*rows: tuple[str, ...]) -> Plan:
    return make_plan(
        "kh.docx", blocks=(Block(kind="table", text="", level=0, where="appendix", rows=rows, span=make_span()),)
    )


def _read_again(markdown: str) -> Plan:
    return interpret_document(read_structure(clean_document(extract_text(Path("kh.md"), markdown.encode()))))


def _values(value: object) -> object:
    if isinstance(value, dict):
        return {name: _values(inner) for name, inner in value.items() if name not in _OF_THE_FILE}
    return [_values(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_a_document_given_back_is_read_as_the_same_plan(file: Path) -> None:
    plan = parse_file(file)
    before, after = (_values(each.model_dump(mode="json")) for each in (plan, _read_again(_markdown(plan))))
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert {name for name in before if before[name] != after[name]} == _READ_BETTER.get(file.name, set())


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1. Nội dung", "1\\. Nội dung"),
        ("2023) theo", "2023\\) theo"),
        ("1.2. Nội dung", "1.2. Nội dung"),
        ("# 5", "\\# 5"),
        ("+ 5%", "\\+ 5%"),
        ("> 90%", "\\> 90%"),
        ("- 2025", "\\- 2025"),
        ("---", "\\---"),
        ("a < b, *c* và [d](e)", "a \\< b, \\*c\\* và \\[d\\](e)"),
        ("tep_dinh_kem ___", "tep_dinh_kem \\_\\_\\_"),
        ("C:\\Tệp", "C:\\\\Tệp"),
        ("A&B &amp; C", "A&B \\&amp; C"),
    ],
)
def test_words_never_become_marks(text: str, printed: str) -> None:
    assert _markdown(_blocks(("paragraph", text))) == printed + "\n"


def test_titles_headings_and_notes() -> None:
    text = _markdown(
        _blocks(
            ("letterhead", "UBND TỈNH A    CỘNG HÒA\nSỞ TƯ PHÁP"),
            ("title", "KẾ HOẠCH", 1),
            ("subtitle", "Năm 2024", 1),
            ("note", "(Kèm theo Quyết định)"),
            ("heading", "I. MỤC ĐÍCH", 1),
            ("heading", "1. Mục đích", 2),
        )
    )
    assert text.split("\n\n") == [
        "UBND TỈNH A\u2003\u2003\u2003\u2003CỘNG HÒA  \nSỞ TƯ PHÁP",
        "# KẾ HOẠCH",
        "**Năm 2024**",
        "*(Kèm theo Quyết định)*",
        "## I. MỤC ĐÍCH",
        "### 1. Mục đích\n",
    ]


def test_bullets_stand_together_and_inner_ones_in_the_item_above() -> None:
    text = _markdown(
        _blocks(
            ("bullet", "- Một"),
            ("bullet", "+ Trong một"),
            ("bullet", "- Hai"),
            ("paragraph", "Hết"),
            ("bullet", "– Ba"),
        )
    )
    assert text == "- Một\n  + Trong một\n- Hai\n\nHết\n\n– Ba\n"


def test_recipients_are_a_list_and_the_signature_is_lines() -> None:
    plan = _blocks(("recipients", "Nơi nhận:\n- Như trên;\n- Lưu: VT."), ("signature", "GIÁM ĐỐC\nLê Thị Mẫu"))
    assert _markdown(plan) == "Nơi nhận:  \n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC  \nLê Thị Mẫu\n"


def test_cells_keep_bars_and_typed_line_ends_and_group_titles_are_bold() -> None:
    text = _markdown(_table(("TT", "Nội dung", "Chủ trì"), ("I", "Nhóm", ""), ("1", "a | b", "Sở A\nSở B")))
    assert text.splitlines() == [
        "| TT | Nội dung | Chủ trì |",
        "| --- | --- | --- |",
        "| **I** | **Nhóm** |  |",
        "| 1 | a \\| b | Sở A<br>Sở B |",
    ]


def test_a_merged_cell_is_repeated_and_the_title_of_a_group_is_not() -> None:
    head = ["TT", "Nội dung", "Chủ trì", "Thời gian"]
    rows = [head, ["I. Nhóm", None, None, None], ["1", "Rà soát", "Sở A", "Quý I"], ["^", "^", "Sở B", "Quý II"]]
    plan = word_plan(word_file("KẾ HOẠCH", "Năm 2024", "I. NỘI DUNG", rows))
    assert [block.rows[1:] for block in plan.blocks if block.kind == "table"] == [
        (("I. Nhóm", "", "", ""), ("1", "Rà soát", "Sở A", "Quý I"), ("1", "Rà soát", "Sở B", "Quý II"))
    ]
    assert [task.path for task in _read_again(_markdown(plan)).tasks] == [task.path for task in plan.tasks]


def test_a_table_of_anything_else_is_given_back_as_a_table() -> None:
    form = [["TT", "Chỉ số", "Kết quả"], ["1", "Số hồ sơ", ""], ["2", "Tỷ lệ đúng hạn", ""]]
    plan = word_plan(word_file("KẾ HOẠCH", "Năm 2024", "I. NỘI DUNG", "Biểu mẫu:", form, "II. KINH PHÍ"))
    assert "| 1 | Số hồ sơ |  |" in _markdown(plan).splitlines()
    assert [section.label for section in plan.sections] == ["I", "II"]


def test_several_documents_are_parted_by_a_line() -> None:
    plan = _blocks(("paragraph", "Một"))
    assert _markdown(plan, plan) == "Một\n\n---\n\nMột\n"


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _body_text(file: Path) -> str:
    """The extracted text without running heads and feet, which belong to the page."""
    raw = extract_file(file)
    furniture = [block for block in raw.blocks if isinstance(block, RawLine) and block.part in ("header", "footer")]
    text = raw.text
    for line in reversed(furniture):
        text = text[: line.start] + text[line.end :]
    return text


@pytest.mark.parametrize("file", [file for file in _FILES if file.suffix == ".docx"], ids=lambda file: file.name)
def test_every_word_of_a_word_file_stands_in_its_markdown_in_order(file: Path) -> None:
    printed, given = _words(_body_text(file)), _words(_markdown(parse_file(file)))
    assert Counter(printed) - Counter(given) == Counter()
    if file.name not in _HEAD_IN_TWO_ROWS:
        left = iter(given)
        assert [word for word in printed if word not in left] == []


def test_what_is_no_document_is_given_back_too() -> None:
    text = "Thưa ông,\n\nXin gửi tệp.\n"
    assert _markdown(plan_of(text)) == "Thưa ông,\n\nXin gửi tệp.\n"
