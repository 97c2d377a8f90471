"""Which reader gets a file: by content first, by name second, and a clear refusal where none fits."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

import tthc_cli.extract.pdf as pdf
from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.open import READABLE_SUFFIXES, extract_file, is_system_file
from tthc_cli.extract.raw import RawDocument
from tthc_cli.options import ExtractOptions

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_bytes() -> bytes:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refusal(path: Path) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        extract_file(path)
    assert caught.value.path == str(path)
    return caught.value


@pytest.mark.parametrize("name", ["plan.docx", "plan.doc", "plan.DOCX", "plan.txt", "plan.pdf", "plan"])
def test_a_word_file_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    document = extract_file(written(tmp_path, name, word_bytes()))
    assert document.media_type == WORD
    assert document.text.strip() == "KẾ HOẠCH"
    assert document.path.endswith(name)


@pytest.mark.parametrize("name", ["plan.txt", "PLAN.TXT", "plan.md"])
def test_texts_are_read(tmp_path: Path, name: str) -> None:
    assert extract_file(written(tmp_path, name, "Kế hoạch".encode())).text == "Kế hoạch"


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", b"%PDF-1.7"), ("a.docx", b"%PDF-1.4"), ("a", b"junk before\n%PDF-1.4"), ("a.txt", b"%PDF-1.4")],
)
def test_pdf_is_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes) -> None:
    sent: list[bytes] = []
    nothing = RawDocument("", "", "", "", ())
    monkeypatch.setattr(pdf, "extract_pdf", lambda path, data, options: sent.append(data) or nothing)
    extract_file(written(tmp_path, name, data))
    assert sent == [data]


def test_a_text_about_pdf_is_a_text(tmp_path: Path) -> None:
    assert extract_file(written(tmp_path, "a.md", b"Files begin with %PDF-1.7")).media_type == "text/markdown"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.doc", OLE + "WordDocument\0".encode("utf-16-le"), "damaged"),
        ("a.docx", OLE + "EncryptedPackage\0".encode("utf-16-le"), "encrypted"),
        ("a.doc", OLE + b"\0\0" + "Book\0".encode("utf-16-le"), "damaged"),  # a word in it, and no name of a stream
        ("a.msg", OLE + "__nameid_version1.0\0".encode("utf-16-le"), "not_a_document"),
        ("a.rar", b"Rar!\x1a\x07", "archive_kind"),
        ("a.zip", b"PK\x03\x04", "damaged"),
        ("a.txt", b"", "empty"),
        ("a.pdf", b"", "empty"),
        ("a.txt", b"\0\1\2\3", "not_text"),
        ("a.docx", b"PK\x03\x04 and then nothing", "damaged"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "damaged"),
        ("a", b"Ke hoach", "unsupported"),
    ],
)
def test_refusals(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    assert refusal(written(tmp_path, name, data)).reason == reason


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.doc", "a.docx", "a.pdf"])
def test_a_web_page_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    file = written(tmp_path, name, "\ufeff \n<html><p>Kế hoạch</p></html>".encode())
    assert extract_file(file).text == "Kế hoạch\n"


@pytest.mark.parametrize(
    ("name", "data", "expected", "found"),
    [
        ("a.docx", "Kế hoạch".encode(), "docx", "text"),
        ("a.pdf", b"\0\0\0\0", "pdf", "unknown"),
    ],
)
def test_a_false_name_is_called_so(tmp_path: Path, name: str, data: bytes, expected: str, found: str) -> None:
    error = refusal(written(tmp_path, name, data))
    assert error.reason == "not_what_its_name_says"
    assert (error.facts["expected"], error.facts["found"]) == (expected, found)


def test_what_is_not_there(tmp_path: Path) -> None:
    file = written(tmp_path, "a.txt", b"a")
    for path in (tmp_path / "none.pdf", file / "below"):
        assert refusal(path).reason == "missing"
    assert refusal(tmp_path).reason == "folder_closed"  # folders that open are never read as files


def test_names_the_system_cannot_take() -> None:
    assert refusal(Path("a\0b.txt")).reason == "io_error"
    assert refusal(Path("a" * 5000 + ".txt")).reason == "io_error"


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a_device_without_end_is_not_read() -> None:
    assert refusal(Path("/dev/zero")).reason == "missing"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", deny)  # root, who runs CI in containers, may read everything
    assert refusal(tmp_path / "a.txt").reason == "no_permission"


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    options = ExtractOptions(max_bytes=10)
    with pytest.raises(UnreadableFileError) as caught:
        extract_file(written(tmp_path, "a.txt", b"a" * 11), options)
    error = caught.value
    assert (error.reason, error.facts["size"], error.facts["limit"]) == ("too_large", 11, 10)
    assert extract_file(written(tmp_path, "b.txt", b"a" * 10), options).text == "a" * 10


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'w').write('a')"]):
        assert extract_file(pipe).text == "a"


@pytest.mark.parametrize(
    "name", ["~$plan.docx", ".~lock.plan.docx#", "Thumbs.db", ".DS_Store", "desktop.ini", ".hidden.pdf"]
)
def test_system_files(name: str) -> None:
    assert is_system_file(name)


@pytest.mark.parametrize("name", ["plan.docx", "~plan.docx", "thumbs.pdf", "Kế hoạch.doc"])
def test_documents_are_no_system_files(name: str) -> None:
    assert not is_system_file(name)


def test_suffixes_are_lower_case_with_their_dot() -> None:
    assert {".pdf", ".docx", ".doc", ".txt", ".md"} <= READABLE_SUFFIXES
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in READABLE_SUFFIXES)


def test_reading_a_text_loads_no_reader_of_another_format(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"a")
    code = (
        "import sys; from pathlib import Path; from tthc_cli.extract.open import extract_file;"
        f"extract_file(Path({str(path)!r}));"
        "print([m for m in ('lxml', 'pdfplumber', 'pypdfium2', 'pypdfium2_raw') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
