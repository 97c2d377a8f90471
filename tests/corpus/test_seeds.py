"""The exact facts of the five seeds and of three real PDFs, where TTHC_CORPUS says they are."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tthc_cli.model.plan import Plan
from tthc_cli.pipeline import parse_file

_CORPUS = Path(os.environ.get("TTHC_CORPUS") or "/nonexistent")
pytestmark = pytest.mark.skipif(not os.environ.get("TTHC_CORPUS"), reason="TTHC_CORPUS is not set")

_SEEDS = ("000", "001", "002", "003", "004")
_KEY = re.compile(
    r"(?:\d{1,4}/(?:(?:19|20)\d{2}/)?|/)[A-ZĐ][A-ZĐa-z]*(?:-[A-ZĐ][A-ZĐa-z]*)+"  # 61/2018/NĐ-CP, /KH-STP
    r"|\d{1,4}-[A-ZĐ][A-Za-zĐ]*/T[UW]"  # 18-NQ/TW
    r"|\d{1,3}/CP"  # Đề án 06/CP
)
_NUMERAL = re.compile(r"(?:[IVX]+|[A-Z]|\d{1,2})")


@functools.cache
def seed(number: str) -> Plan:
    """A seed, read once."""
    [file] = (_CORPUS / "seeds").glob(f"{number}_*.txt")
    return parse_file(file)


@pytest.mark.parametrize(
    ("number", "tasks", "groups", "parent"),
    [
        ("000", 6, 2, ("2381/QĐ-UBND", "2022-12-23")),
        ("001", 31, 12, ("3281/QĐ-UBND", "2022-12-23")),
        ("002", 25, 10, ("83/KH-UBND", "2023-01-31")),
        ("003", 40, 6, None),
        ("004", 33, 8, ("3223/QĐ-UBND", "2021-12-27")),
    ],
)
def test_tasks_groups_and_parent(number: str, tasks: int, groups: int, parent: tuple[str, str] | None) -> None:
    plan = seed(number)
    assert len(plan.tasks) == tasks
    assert len({task.path for task in plan.tasks}) == tasks
    assert len({task.groups[: depth + 1] for task in plan.tasks for depth in range(len(task.groups))}) == groups
    assert (plan.parent and (plan.parent.key, plan.parent.date)) == parent


@pytest.mark.parametrize(
    ("number", "raw", "blank", "date", "issuer", "year"),
    [
        ("000", None, False, None, "Sở Ngoại vụ", 2023),
        ("001", "/KH-STP", True, None, "Sở Tư pháp", 2023),
        ("002", "/KH-UBND", True, "2023-01-31", "ỦY BAN NHÂN DÂN PHƯỜNG 2", 2023),
        ("003", "2704/QĐ-UBND", False, "2022-12-30", "ỦY BAN NHÂN DÂN TỈNH VĨNH PHÚC", 2023),
        ("004", "41/KH-SNgV", False, "2021-12-28", "SỞ NGOẠI VỤ", 2022),
    ],
)
def test_identity(number: str, raw: str | None, blank: bool, date: str | None, issuer: str, year: int) -> None:
    plan = seed(number)
    assert (plan.number.raw, plan.number.blank) == (raw, blank)
    assert (plan.date.iso, plan.issuer.name, plan.year) == (date, issuer, year)


@pytest.mark.parametrize("number", _SEEDS)
def test_no_group_row_page_number_or_fragment_is_a_task(number: str) -> None:
    plan = seed(number)
    titles = {re.sub(r"^\S+ ", "", group) for task in plan.tasks for group in task.groups}
    for task in plan.tasks:
        assert len(task.content.split()) >= 4, task.content
        assert task.content not in titles
        assert task.content.lstrip("-– ")[0].isupper(), task.content


def test_prose_and_tables() -> None:
    origins = {number: {task.origin for task in seed(number).tasks} for number in _SEEDS}
    assert origins == {"000": {"prose"}, "001": {"table"}, "002": {"table"}, "003": {"table"}, "004": {"prose"}}


def test_the_row_that_a_page_break_cut() -> None:
    [task] = [task for task in seed("001").tasks if task.path == "A.VII.04"]
    assert task.content.endswith("Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 của Chính phủ")
    assert task.leads == ("Phòng Hành chính tư pháp",)
    assert task.citations == ("45/2020/NĐ-CP", "107/2021/NĐ-CP")


def test_loose_rows_cut_by_a_page() -> None:
    tasks = {task.path: task for task in seed("002").tasks}
    assert tasks["IX.1"].leads == ("Công chức Văn phòng – Thống kê",)
    assert tasks["IX.1"].coordinators == ("Bộ phận Tiếp nhận và trả kết quả", "Các công chức chuyên môn")
    assert tasks["IX.1"].timing.kind == "by_plan"
    assert tasks["VI.2"].content.endswith("vi phạm quy định về kiểm soát TTHC")
    assert tasks["X.1"].timing.recurrence == ("quarterly", "annual")


def test_numbered_rows_and_further_products_of_seed_003() -> None:
    paths = [task.path for task in seed("003").tasks]
    further = [path for path in paths if "#" in path]
    assert further == ["I.1#2", "I.1#3", "I.1#4", "II.1#2"]
    assert len(paths) - len(further) == 36
    counts = {
        group: sum(path.startswith(f"{group}.") and "#" not in path for path in paths)
        for group in ("I", "II", "III", "IV", "V", "VI")
    }
    assert counts == {"I": 2, "II": 1, "III": 3, "IV": 11, "V": 9, "VI": 10}
    assert "IV.4" not in paths


def test_a_further_product_has_its_own_cells_and_the_content_of_its_row() -> None:
    tasks = {task.path: task for task in seed("003").tasks}
    assert tasks["I.1#2"].content == tasks["I.1"].content
    assert tasks["I.1#2"].products != tasks["I.1"].products
    assert tasks["II.1#2"].leads == ("Cơ quan được giao soạn thảo văn bản QPPL",)


_YEAR = ("2023-01-01", "2023-12-31")
_SEED_003_TIMES = {
    "I.1": ("2022-12-01", "2022-12-31"),
    "I.1#2": ("2023-01-01", "2023-01-31"),
    "I.1#3": ("2023-01-01", "2023-01-31"),
    "I.1#4": ("2023-01-01", "2023-01-31"),
    "IV.1": ("2023-01-01", "2023-04-30"),
    "V.5": ("2023-01-01", "2023-01-31"),
    "V.7": ("2023-01-01", "2023-06-30"),
    "V.8": ("2023-01-01", "2023-06-30"),
    "VI.2": ("2023-05-01", "2023-11-30"),
    "VI.5": ("2023-03-01", "2023-12-31"),
    "VI.10": ("2023-12-01", "2023-12-31"),
}


def test_start_and_end_of_every_row_of_seed_003() -> None:
    found = {task.path: (task.timing.start, task.timing.end) for task in seed("003").tasks}
    assert found == {path: _SEED_003_TIMES.get(path, _YEAR) for path in found}
    kinds = {task.path: task.timing.kind for task in seed("003").tasks if task.timing.kind != "interval"}
    assert kinds == {"VI.3": "recurring", "VI.4": "ongoing"}


# --- citations -------------------------------------------------------------------------------------------------------


def test_every_citation_mention_of_the_seeds() -> None:
    assert {number: len(seed(number).citations) for number in _SEEDS} == {
        "000": 7,
        "001": 11,
        "002": 11,
        "003": 48,
        "004": 20,
    }
    mentions = [citation for number in _SEEDS for citation in seed(number).citations]
    assert len(mentions) == 97
    assert [citation.raw for citation in mentions if citation.key is None] == [
        "Luật Tổ chức Chính quyền địa phương ngày 19/6/2015"
    ]
    assert [c.key for c in mentions if c.key and c.key.startswith("/")] == ["/KH-STP", "/KH-UBND"]


@pytest.mark.parametrize("number", _SEEDS)
def test_no_citation_is_cut_or_glued(number: str) -> None:
    for citation in seed(number).citations:
        assert citation.key is None or _KEY.fullmatch(citation.key), citation.raw
        assert citation.type
        assert citation.raw.count("số") <= 1
        assert citation.key is None or citation.key in citation.raw.replace(" ", "")


def test_citations_that_are_easily_missed() -> None:
    keys = [citation.key for number in _SEEDS for citation in seed(number).citations]
    for key in ("999-QĐ/TU", "18-NQ/TW", "107/NĐ-CP", "302/KH-UBND", "06/CP", "45/2016/QĐ-TTg", "26/CT-TTG", "/KH-STP"):
        assert key in keys
    typo = next(c for c in seed("004").citations if c.key == "19/KH-UBND")
    assert typo.date == "2016-12-01"


# --- the scores ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gold", "files"),
    [
        ("gold", [("000", "seeds/000_*.txt"), ("001", "seeds/001_*.txt")]),
        ("gold_rendered", [("000", "files/000.docx"), ("001", "files/001.docx"), ("001", "files/001.pdf")]),
    ],
)
def test_scores(gold: str, files: list[tuple[str, str]]) -> None:
    pairs = [path for name, glob in files for path in (_CORPUS / gold / f"{name}.json", *_CORPUS.glob(glob))]
    assert len(pairs) == 2 * len(files)
    tthc = Path(sys.executable).with_name("tthc")
    command = [
        sys.executable,
        _CORPUS / "tools/score.py",
        "--tthc",
        tthc,
        "--floor",
        "0.97",
        "--metric-floor",
        "0.90",
        *pairs,
    ]
    run = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


# --- real files ------------------------------------------------------------------------------------------------------

_CA_MAU = ("QD04-2025_UBND-CM", "04/2025/QĐ-UBND", "2025-02-13", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU")


@pytest.mark.parametrize(
    ("name", "key", "date", "issuer"),
    [
        ("KH102_UBND-AG_2020", "102/KH-UBND", "2020-03-03", "ỦY BAN NHÂN DÂN TỈNH AN GIANG"),
        ("QD_UBND-LaiChau_congbo_TTHC_2025_NFD", "/QĐ-UBND", None, "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"),
        _CA_MAU,  # number and day are annotations
    ],
)
def test_identity_of_real_files(name: str, key: str, date: str | None, issuer: str) -> None:
    plan = parse_file(_CORPUS / "real" / f"{name}.pdf")
    assert (plan.number.key, plan.date.iso, plan.issuer.name) == (key, date, issuer)
    assert (plan.source.pages or 0) > 1


def test_tasks_of_a_real_plan() -> None:
    plan = parse_file(_CORPUS / "real" / "KH102_UBND-AG_2020.pdf")
    assert [task.path for task in plan.tasks] == ["II.1#1", "II.2#1", "II.2#2", "II.2#3", "II.3#1", "II.3#2"]
    assert plan.signature.position == "PHÓ CHỦ TỊCH"
