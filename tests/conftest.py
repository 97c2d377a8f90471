"""For all tests."""

from __future__ import annotations

import compileall
import subprocess
from pathlib import Path

import pytest

import tthc_cli
from tests.needs import require_program

OLD_FORMATS = ("doc", "odt", "rtf")
OLD_FORMATS_SOURCE = Path(__file__).parents[1] / "samples" / "tinh" / "KH-So-Y-te.docx"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compiles the package once: tests start `tthc` many times, and not every environment keeps compiled files."""
    compileall.compile_dir(Path(tthc_cli.__file__).parent, quiet=1)


@pytest.fixture(scope="session")
def old_formats(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Ending → one sample plan as LibreOffice saves it: `.doc` (Word 97), `.odt`, `.rtf`."""
    require_program("soffice")
    folder = tmp_path_factory.mktemp("old-formats")
    for ending in OLD_FORMATS:
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", ending, "--outdir", str(folder), str(OLD_FORMATS_SOURCE)]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
    return {ending: folder / f"{OLD_FORMATS_SOURCE.stem}.{ending}" for ending in OLD_FORMATS}
