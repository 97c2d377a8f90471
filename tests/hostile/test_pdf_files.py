"""Hostile PDFs are answered with a sentence or read, within bounds of time and memory that a child process measures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_files import HOSTILE, encrypted, with_attachment

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.pdf import extract_pdf

SECONDS, MEGABYTES = 10, 500
PATH = Path("a.pdf")

_CHILD = """
import json, sys
from pathlib import Path
from tthc_cli.errors import UnreadableFileError
from tthc_cli.pipeline import parse_file
try:
    parse_file(Path(sys.argv[1]))
    said = "read"
except UnreadableFileError as error:
    said = error.reason
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([said, int(peak) / 1024]))
"""

SAID = {
    "truncated": "damaged",
    "garbage": "damaged",
    "wrong cross-reference": "damaged",
    "no pages": "empty",
    "cyclic page tree": "too_many_pages",
    "10,000 pages": "too_many_pages",
    "huge object stream": "too_large",
    "flate bomb": "too_large",
    "nested flate bomb": "too_large",
    "many flate bombs": "too_large",
    "forms that multiply": "too_large",
    "a million lines": "too_large",
    "script and launch": "read",
    "cross-reference loop": "read",
    "gigantic page": "read",
    "deep array": "read",
}
"""What is said of a file, where that must be so; of the others only that they are answered."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process's memory")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_answered(name: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.pdf"
    file.write_bytes(HOSTILE[name]())
    run = subprocess.run(
        [sys.executable, "-c", _CHILD, str(file)], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert run.returncode == 0, run.stderr[-500:]
    said, used = json.loads(run.stdout)
    assert used < MEGABYTES
    assert said == SAID.get(name, said)


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    assert extract_pdf(PATH, encrypted(user=b"")).text == "A plan of one line\n"


def test_a_file_that_nobody_may_open_is_not() -> None:
    with pytest.raises(UnreadableFileError, match="encrypted"):
        extract_pdf(PATH, encrypted(user=b"secret"))


def test_files_inside_the_file_are_told() -> None:
    document = extract_pdf(PATH, with_attachment())
    assert [(note.message_key, note.facts) for note in document.notes] == [("pdf_attachments", {"count": 1})]


def test_damaged_bytes_never_give_anything_but_a_sentence() -> None:
    """Hypothesis runs in a child: where PDFium falls over a file, it takes its process with it."""
    script = Path(__file__).with_name("fuzz_pdf.py")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, (run.returncode, run.stdout[-2000:], run.stderr[-2000:])


@pytest.mark.slow
def test_damaged_bytes_at_length() -> None:
    script = Path(__file__).with_name("fuzz_pdf.py")
    run = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env={**os.environ, "FUZZ_EXAMPLES": "3000"},
    )
    assert run.returncode == 0, (run.returncode, run.stdout[-2000:], run.stderr[-2000:])
