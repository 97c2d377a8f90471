"""Folders and archives: which files are documents, in which order, each once."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write_plan
from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.open import read_bytes
from tthc_cli.folder import is_folder, list_documents


def _names(folder: Path, *exclude: str) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in list_documents([folder], exclude).files]


def _fill(folder: Path, *names: str) -> None:
    """A different text in every file, so that none is a copy."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")


def test_folder_leaves_out_what_is_no_document(tmp_path: Path) -> None:
    _fill(tmp_path, "b.docx", "a/c.pdf", "a.TXT", "old.doc", "bang.xlsx", "thu.msg", "cu.rar")
    _fill(tmp_path, "~$b.docx", "Thumbs.db", ".git/x.txt", ".an.txt", "anh.png", "tthc.yaml", ".DS_Store")
    assert _names(tmp_path) == ["a/c.pdf", "a.TXT", "anh.png", "b.docx", "bang.xlsx", "cu.rar", "old.doc", "thu.msg"]


def test_a_named_file_is_taken_once_whatever_its_name_and_spelling(tmp_path: Path) -> None:
    _fill(tmp_path, "a.txt", "anh.png", "x/b.txt")
    odd, spelt = tmp_path / "anh.png", tmp_path / "x" / ".." / "a.txt"
    assert list_documents([tmp_path / "a.txt", odd, spelt, odd]).files == (tmp_path / "a.txt", odd)


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("*.PDF", ["cũ/b.txt", "nháp.txt"]),
        ("cũ", ["a.pdf", "nháp.txt"]),
        ("cũ/", ["a.pdf", "nháp.txt"]),
        ("cu\u0303/*.txt", ["a.pdf", "cũ/c.pdf", "nháp.txt"]),  # macOS hands over decomposed names
        ("nháp*", ["a.pdf", "cũ/b.txt", "cũ/c.pdf"]),
        ("nothing", ["a.pdf", "cũ/b.txt", "cũ/c.pdf", "nháp.txt"]),
    ],
)
def test_patterns_leave_out_files_and_folders(tmp_path: Path, pattern: str, left: list[str]) -> None:
    _fill(tmp_path, "a.pdf", "cũ/b.txt", "cũ/c.pdf", "nháp.txt")
    assert _names(tmp_path, pattern) == left


def test_what_a_person_names_is_never_excluded(tmp_path: Path) -> None:
    _fill(tmp_path, "a.pdf")
    assert list_documents([tmp_path / "a.pdf"], ["*.pdf"]).files == (tmp_path / "a.pdf",)


def test_links_that_lead_in_circles(tmp_path: Path) -> None:
    _fill(tmp_path, "a/b.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "none")
    assert _names(tmp_path) == ["a/b.txt", "lost.txt", "self.txt"]  # reading tells what is wrong with the last two


def test_copies_are_read_once_and_told(tmp_path: Path) -> None:
    _fill(tmp_path, "a.txt", "other.txt")
    for name in ("b/copy.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((tmp_path / "a.txt").read_bytes())
    (tmp_path / "empty1.txt").touch()
    (tmp_path / "empty2.txt").touch()
    files, copies = list_documents([tmp_path])
    assert [path.name for path in files] == ["a.txt", "empty1.txt", "empty2.txt", "other.txt"]
    assert [(copy.name, original.name) for copy, original in copies] == [("copy.txt", "a.txt"), ("c.txt", "a.txt")]


def test_a_file_that_a_person_names_is_no_copy(tmp_path: Path) -> None:
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).write_text("x", "utf-8")
    named = tmp_path / "z.txt"
    assert list_documents([tmp_path, named]) == ((named,), ((tmp_path / "a.txt", named),))
    assert list_documents([tmp_path / "a.txt", named]).files == (tmp_path / "a.txt", named)


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fill(tmp_path, "a.txt", "closed/b.txt")
    listed = Path.iterdir

    def deny(folder: Path) -> Iterator[Path]:  # root, who runs CI in containers, may open every folder
        if folder.name == "closed":
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", deny)
    assert list_documents([tmp_path]).files == (tmp_path / "a.txt", tmp_path / "closed")
    assert _reason(tmp_path / "closed") == "folder_closed"


def _reason(path: Path) -> str:
    """Why a path is not read."""
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(path, 100)
    return caught.value.reason


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert list_documents([tmp_path]).files == ()


class TestOnTheCommandLine:
    """As a person sees it."""

    def test_copies_are_told_and_stand_in_the_cascade(self, tthc: Run, tmp_path: Path) -> None:
        original = write_plan(tmp_path / "a.txt")
        (tmp_path / "b.txt").write_bytes(original.read_bytes())
        run = tthc("parse", tmp_path)
        assert (run.returncode, len(json.loads(run.stdout))) == (0, 1)
        assert "b.txt giống hệt" in run.stderr.decode()
        assert tthc("parse", tmp_path, "--quiet").stderr == b""
        report = json.loads(tthc("check-cascade", tmp_path, "--fail-on", "never").stdout)
        assert report["same_document"] == [[str(original), str(tmp_path / "b.txt")]]
        assert len(report["documents"]) == 1

    def test_excluded_by_option_and_by_settings(self, tthc: Run, tmp_path: Path) -> None:
        write_plan(tmp_path / "a.txt")
        (tmp_path / "nhap").mkdir()
        write_plan(tmp_path / "nhap" / "b.txt", 2)
        assert len(json.loads(tthc("parse", tmp_path, "--exclude", "nhap").stdout)) == 1
        (tmp_path / "tthc.yaml").write_text("exclude: [a.*]\n", "utf-8")
        assert [plan["number"]["serial"] for plan in json.loads(tthc("parse", tmp_path).stdout)] == [2]

    def test_an_archive_is_a_folder(self, tthc: Run, tmp_path: Path) -> None:
        archive = _pack(tmp_path / "kh.zip", tmp_path, {"2023/Kế hoạch.txt": 41, "../x.txt": 42})
        assert is_folder(archive)
        run = tthc("parse", archive)
        assert run.returncode == 3
        assert [plan["source"]["path"] for plan in json.loads(run.stdout)] == [f"{archive}/2023/Kế hoạch.txt"]
        assert "__/x.txt có tên không an toàn" in run.stderr.decode()
        assert tthc("parse", archive, "-f", "json", "-o", archive).returncode == 2  # the archive is an input, too
        one = json.loads(tthc("parse", archive / "2023" / "Kế hoạch.txt").stdout)
        assert one["number"]["serial"] == 41
        assert len(json.loads(tthc("check-cascade", archive).stdout)["documents"]) == 1

    def test_an_archive_through_standard_input(self, tthc: Run, tmp_path: Path) -> None:
        archive = _pack(tmp_path / "kh.zip", tmp_path, {"kh.txt": 41})
        [plan] = json.loads(tthc("parse", "-", stdin=archive.read_bytes()).stdout)
        assert plan["source"]["path"] == "-/kh.txt"

    def test_names_of_no_encoding(self, tthc: Run, tmp_path: Path) -> None:
        try:
            odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/k\xe9 \x1b[2J\n.txt"))
            write_plan(odd)
        except OSError:
            pytest.skip("the file system takes UTF-8 alone")
        run = tthc("parse", tmp_path)
        assert (run.returncode, run.stderr) == (0, b"")
        assert json.loads(run.stdout)[0]["number"]["serial"] == 41
        odd.write_bytes(b"")
        run = tthc("parse", odd)
        assert (run.returncode, len(run.stderr.decode().splitlines())) == (3, 1)
        assert b"\x1b" not in run.stderr


def _pack(archive: Path, folder: Path, plans: dict[str, int]) -> Path:
    with zipfile.ZipFile(archive, "w") as package:
        for name, number in plans.items():
            package.writestr(name, write_plan(folder / "plan.tmp", number).read_bytes())
    return archive
