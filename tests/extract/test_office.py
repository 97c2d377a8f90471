"""Old Word files: read through LibreOffice in one start, and one bad file costs only itself."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import OLD_FORMATS, OLD_FORMATS_SOURCE
from tthc_cli.config import Settings
from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract import libreoffice
from tthc_cli.extract.libreoffice import convert_files, find_libreoffice, opened_folder, read_result
from tthc_cli.extract.open import converted_together, extract_file
from tthc_cli.lexicon.messages import message
from tthc_cli.model.plan import Plan
from tthc_cli.options import DEFAULT_OPTIONS
from tthc_cli.pipeline import parse_file, parse_files

_MEDIA_TYPES = {
    "doc": "application/msword",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
}
_TARGETS = {"rtf": "docx"}


def told(plan: Plan) -> dict[str, object]:
    """What a plan says, wherever it says it."""
    return {
        "number": plan.number,
        "date": plan.date,
        "title": plan.title,
        "citations": [(citation.key, citation.relation) for citation in plan.citations],
        "tasks": [(task.path, task.content, task.leads, task.timing.raw) for task in plan.tasks],
    }


@pytest.mark.parametrize("ending", OLD_FORMATS)
def test_the_plan_is_that_of_the_docx(old_formats: dict[str, Path], tmp_path: Path, ending: str) -> None:
    misnamed = tmp_path / "plan.docx"  # the content decides
    shutil.copy(old_formats[ending], misnamed)
    plan = parse_file(misnamed)
    assert told(plan) == told(parse_file(OLD_FORMATS_SOURCE))
    assert plan.source.media_type == _MEDIA_TYPES[ending]
    assert plan.source.path == str(misnamed)
    assert "converted-by-libreoffice" in {diagnostic.code for diagnostic in plan.diagnostics}


@pytest.fixture
def starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A `soffice` in front of the real one that notes every start; and temporary files of our own to look after."""
    log, program = tmp_path / "starts", tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho start >> '{log}'\nexec '{shutil.which('soffice')}' \"$@\"\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return log


def test_many_files_are_one_start(old_formats: dict[str, Path], starts: Path, tmp_path: Path) -> None:
    names = ["a/plan.doc", "b/plan.doc", "-rf.odt", "Kế hoạch\nsố 1.rtf", "zip.doc", "broken.doc"]
    files = [tmp_path / name for name in names]
    for file in files:
        file.parent.mkdir(exist_ok=True)
        shutil.copy(old_formats[file.suffix[1:]], file)
    files[1].write_bytes(files[0].read_bytes() + b"\0" * 512)  # another file of the same name
    files[4].write_bytes(OLD_FORMATS_SOURCE.read_bytes())  # DOCX inside
    files[5].write_bytes(files[0].read_bytes()[:4096])
    readings = list(parse_files(files, Settings(jobs=2)))
    assert [reading.value.number.key if reading.value else None for reading in readings] == ["21/KH-SYT"] * 5 + [None]
    assert [reading.path for reading in readings] == list(map(str, files))
    assert readings[5].failure is not None
    assert readings[5].failure.message_key == "unreadable_damaged"
    assert starts.read_text() == "start\n"
    assert list((tmp_path / "tmp").iterdir()) == []


def test_nothing_is_started_for_what_needs_no_conversion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_run", pytest.fail)
    (tmp_path / "a.txt").write_text("Kế hoạch", "utf-8")
    os.mkfifo(tmp_path / "pipe.doc")  # which could not be read a second time
    with converted_together([tmp_path / "a.txt", tmp_path / "pipe.doc", tmp_path / "none.doc"], DEFAULT_OPTIONS) as got:
        assert got == DEFAULT_OPTIONS


def test_links_to_other_files_are_not_followed(old_formats: dict[str, Path], tmp_path: Path) -> None:
    """`old_formats` sees to it that LibreOffice is there."""
    secret, document = tmp_path / "secret.txt", tmp_path / "plan.odt"
    secret.write_text("RIÊNG TƯ", "utf-8")
    section = f'<text:section-source xlink:href="{secret.as_uri()}" text:filter-name="Text (encoded)"/>'
    document.write_bytes(
        _open_document(f'<text:section text:name="S">{section}<text:p>Kế hoạch</text:p></text:section>')
    )
    text = extract_file(document).text
    assert "Kế hoạch" in text
    assert "RIÊNG" not in text


_MANIFEST = """\
<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>
<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>
</m:manifest>
"""


def _open_document(body: str, manifest: str = _MANIFEST) -> bytes:
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "text")
    )
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", _MEDIA_TYPES["odt"], zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


def _word(flags: int = 0) -> bytes:
    """As much of a Word 97 file as is looked at before LibreOffice is asked: the directory and the head of the FIB."""
    directory = "WordDocument".encode("utf-16-le").ljust(512, b"\0")
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
        + directory
        + b"\xec\xa5".ljust(11, b"\0")
        + bytes([flags])
    )


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.doc", _word(flags=1), "encrypted"),
        ("a.doc", _word()[:1024], "damaged"),
        ("a.odt", _open_document("", '<m:encryption-data m:checksum="x"/>'), "encrypted"),
        ("a.odt", _open_document(" " * 20_000_000), "too_large"),
        ("a.odt", _open_document("")[:-30], "damaged"),
    ],
)
def test_what_libreoffice_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, reason: str
) -> None:
    monkeypatch.setattr(libreoffice, "_run", pytest.fail)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableFileError) as caught:
        extract_file(tmp_path / name)
    assert caught.value.reason == reason


def test_without_libreoffice_the_sentence_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    assert find_libreoffice() is None
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 Ke hoach}")
    [reading] = parse_files([tmp_path / "a.rtf"], Settings())
    assert reading.failure is not None
    assert reading.failure.exit_code == 3
    for lang in ("vi", "en"):
        assert "apt install libreoffice-writer" in message(reading.failure.message_key, lang, **reading.failure.facts)


class TestWhenLibreOfficeFalls:
    """With a program in its place that does what the content of a file says."""

    _PROGRAM = """\
#!{python}
import os, pathlib, sys, time
out, names = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1]), sys.argv[sys.argv.index("--outdir") + 2 :]
with open({log!r}, "a") as log:
    print(len(names), file=log)
for name in names:
    match pathlib.Path(name).read_text():
        case "hang":
            time.sleep(60)
        case "fall":
            os._exit(0)
        case "refuse":
            print("Error: source file could not be loaded", file=sys.stderr)
        case words:
            (out / name).with_suffix(".docx").write_text(words)
"""

    @pytest.fixture
    def log(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        log, program = tmp_path / "log", tmp_path / "soffice"
        program.write_text(self._PROGRAM.format(python=sys.executable, log=str(log)))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(libreoffice, "_START_SECONDS", 0.7)
        return log

    @pytest.mark.parametrize(
        ("contents", "starts"),
        [
            (["a", "refuse", "b"], [3]),
            (["a", "fall", "b", "c"], [4, 1, 2]),
            (["a", "hang", "b", "refuse", "fall"], [5, 1, 3, 1, 1]),
        ],
    )
    def test_only_the_bad_files_are_lost(self, log: Path, contents: list[str], starts: list[int]) -> None:
        sources = [(f"{number}.rtf", content.encode()) for number, content in enumerate(contents)]
        with opened_folder(sources) as folder:
            convert_files(folder, _TARGETS, seconds=0.3)
            results = [read_result(folder, name, "docx") for name, _ in sources]
        outcomes = {"refuse": "damaged", "fall": "damaged", "hang": "timeout"}
        assert results == [outcomes.get(content, content.encode()) for content in contents]
        assert [int(line) for line in log.read_text().split()] == starts
