"""`tthc check --annotate`, `--fix`, `--diff` as a person runs them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.edit.reading_comments import read_comments
from tests.word_xml import archive, package, paragraph

_ROOT = Path(__file__).parents[2]
_DOCUMENTS = _ROOT / "tests" / "documents"
_BASE = (_ROOT / "tests" / "rules" / "base.txt").read_text("utf-8")
_SPACED = _BASE.replace("số 107/2021/NĐ-CP", "số 107/2021/NĐ- CP")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A Word file with faults, the same as PDF, and a text file with one."""
    for name in ("tinh-decision-two-appendices.docx", "tinh-decision-two-appendices.pdf"):
        shutil.copy(_DOCUMENTS / name, tmp_path)
    (tmp_path / "kh.txt").write_text(_SPACED, "utf-8")
    return tmp_path


def test_annotated_copy_has_every_finding_and_the_original_stays(tthc: Run, folder: Path) -> None:
    file, copy = folder / "tinh-decision-two-appendices.docx", folder / "out.docx"
    before = file.read_bytes()
    done = tthc("check", file, "--annotate", copy, "--format", "jsonl", "--fail-on", "never", "--select", "FRM002")
    assert done.returncode == 0
    assert [each.text[:6] for each in read_comments(copy.read_bytes())] == ["FRM002"] * 2
    assert b"out.docx" in done.stderr
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["kh.txt", "--annotate", "out.txt"], "chỉ ghi nhận xét được vào .docx và .pdf"),
        (["tinh-decision-two-appendices.docx", "--annotate", "./tinh-decision-two-appendices.docx"], "đầu vào"),
        (["tinh-decision-two-appendices.docx", "--annotate", "."], "đầu vào"),
        (["tinh-decision-two-appendices.docx", "--annotate", "out.pdf"], ".docx"),
        ([".", "--annotate", "out.docx"], "thư mục"),
        (["tinh-decision-two-appendices.pdf", "--fix"], "chỉ sửa được"),
        (["kh.txt", "--fix-output", "kh.txt"], "đầu vào"),
        (["-", "--fix"], "--fix-output"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_read(
    tthc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(folder)
    before = {file: file.read_bytes() for file in folder.iterdir()}
    done = tthc("check", *arguments, stdin=_SPACED.encode())
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert done.stdout == b""
    assert {file: file.read_bytes() for file in folder.iterdir()} == before


def test_folder_goes_to_a_folder(tthc: Run, folder: Path) -> None:
    done = tthc("check", folder, "--annotate", folder / "xem", "--format", "github", "--fail-on", "never")
    assert done.returncode == 0
    assert sorted(file.name for file in (folder / "xem").iterdir()) == [
        "tinh-decision-two-appendices.docx",
        "tinh-decision-two-appendices.pdf",
    ]
    assert "kh.txt: chỉ ghi nhận xét" in done.stderr.decode()


def test_diff_shows_and_writes_nothing(tthc: Run, folder: Path) -> None:
    done = tthc("check", folder / "kh.txt", "--fix", "--diff")
    assert done.returncode == 1
    changed = [line for line in done.stdout.decode().splitlines() if line[:1] in "+-"]
    assert len(changed) == 4
    assert "107/2021/NĐ- CP" in changed[2]
    assert "107/2021/NĐ-CP" in changed[3]
    assert not (folder / "kh.fixed.txt").exists()


def test_fix_writes_beside_and_once_is_enough(tthc: Run, folder: Path) -> None:
    assert tthc("check", folder / "kh.txt", "--fix", "-q", "--fail-on", "never").returncode == 0
    assert (folder / "kh.fixed.txt").read_text("utf-8") == _BASE
    assert (folder / "kh.txt").read_text("utf-8") == _SPACED
    again = tthc("check", folder / "kh.fixed.txt", "--fix", "--diff")
    assert (again.returncode, again.stdout) == (0, b"")


def test_ignored_rules_mend_nothing(tthc: Run, folder: Path) -> None:
    done = tthc("check", folder / "kh.txt", "--diff", "--ignore", "CIT017")
    assert (done.returncode, done.stdout) == (0, b"")


def test_standard_input_can_be_mended(tthc: Run, folder: Path) -> None:
    copy = folder / "moi.txt"
    tthc("check", "-", "--fix-output", copy, stdin=_SPACED.encode())
    assert copy.read_text("utf-8") == _BASE


def test_signed_word_file_is_not_mended(tthc: Run, tmp_path: Path) -> None:
    file = tmp_path / "kh.docx"
    body = "".join(map(paragraph, _SPACED.split("\n")))
    file.write_bytes(package(body, more={"_xmlsignatures/sig1.xml": "<Signature/>"}))
    done = tthc("check", file, "--fix", "--fail-on", "never")
    assert done.returncode == 2
    assert "chữ ký số" in done.stderr.decode()
    assert [each.name for each in tmp_path.iterdir()] == ["kh.docx"]
    shown = tthc("check", file, "--annotate", tmp_path / "xem.docx", "--fail-on", "never")
    assert "chữ ký" in shown.stderr.decode()


def test_document_in_an_archive(tthc: Run, tmp_path: Path) -> None:
    file = tmp_path / "kh.zip"
    file.write_bytes(archive({"a/kh.docx": package("".join(map(paragraph, _SPACED.split("\n"))))}))
    done = tthc("check", file, "--annotate", tmp_path / "xem", "--fail-on", "never", "--select", "CIT017")
    assert done.returncode == 0
    [comment] = read_comments((tmp_path / "xem" / "kh.docx").read_bytes())
    assert comment.covers == "107/2021/NĐ- CP"


def test_documents_of_one_name_do_not_hide_each_other(tthc: Run, tmp_path: Path) -> None:
    for unit in ("so-a", "so-b"):
        (tmp_path / "vao" / unit).mkdir(parents=True)
        (tmp_path / "vao" / unit / "kh.txt").write_text(_SPACED.replace("2024", unit), "utf-8")
    tthc("check", tmp_path / "vao", "--fix-output", tmp_path / "ra", "--fail-on", "never")
    assert all(unit in (tmp_path / "ra" / unit / "kh.txt").read_text("utf-8") for unit in ("so-a", "so-b"))
