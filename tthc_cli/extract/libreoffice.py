"""LibreOffice as a program: where it is, how it is started so that it can harm nobody, how long it may take.

It gets a profile of its own, which forbids macros, links to other files and the network and is removed afterwards, so
that no window of the user's own LibreOffice is in the way and two runs never meet.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from tthc_cli.limits import limit_memory

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_FILES_PER_START = 500
_START_SECONDS = 20  # the first start on a slow disk; 1 to 3 elsewhere
_PATIENCE = 0.05
_MEMORY = 400_000_000  # beside the 120 MB of its libraries; a plan takes a third of it
_PROFILE = Path("profile") / "user" / "registrymodifications.xcu"
_SOURCES, _RESULTS = "sources", "results"
_OVERTIME = ".overtime"
_COMPLAINTS, _REFUSED = "complaints", b"source file could not be loaded"

# What LibreOffice may not do, whatever a document asks: run macros, fetch what it links to, update its links.
_FORBIDDEN = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
)


def find_libreoffice() -> str | None:
    """The program: on the PATH, or where its installers put it on macOS and Windows. None where there is none."""
    named = next(filter(None, map(shutil.which, _NAMES)), None)
    return named or next((place for place in _PLACES if Path(place).is_file()), None)


@contextmanager
def opened_folder(sources: Iterable[tuple[str, bytes]]) -> Iterator[Path]:
    """A private folder with the files to convert, under names that are no danger on a command line."""
    with TemporaryDirectory(prefix="tthc-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for part in (folder / _SOURCES, folder / _RESULTS, (folder / _PROFILE).parent):
            part.mkdir(parents=True)
        (folder / _PROFILE).write_text(_write_profile(), "utf-8")
        for source, data in sources:
            (folder / _SOURCES / source).write_bytes(data)
        yield folder


def convert_files(folder: Path, targets: Mapping[str, str], seconds: float) -> None:
    """Converts what lies in the folder: one start for each target format. `targets`: ending → ending.

    Where LibreOffice falls or makes no progress for `seconds`, the file that did it is tried alone and given up, and
    the rest goes on. Does nothing where there is no LibreOffice.
    """
    program = find_libreoffice()
    if program is None:
        return
    waiting: dict[str, list[str]] = {}
    for source in sorted((folder / _SOURCES).iterdir()):
        waiting.setdefault(_target_of(source.name, targets), []).append(source.name)
    for target, names in waiting.items():
        for start in range(0, len(names), _FILES_PER_START):
            _convert_batch(program, folder, names[start : start + _FILES_PER_START], target, seconds)


def read_result(folder: Path, name: str, target: str) -> bytes | Literal["damaged", "timeout"]:
    """The converted file, or the reason why there is none."""
    result = folder / _RESULTS / Path(name).with_suffix(f".{target}")
    if result.is_file():
        return result.read_bytes()
    return "timeout" if (folder / _RESULTS / (name + _OVERTIME)).exists() else "damaged"


def _target_of(name: str, targets: Mapping[str, str]) -> str:
    return targets.get(Path(name).suffix[1:], "docx")


def _convert_batch(program: str, folder: Path, names: Sequence[str], target: str, seconds: float) -> None:
    """Files come in the order of `names`: when LibreOffice falls, the first without a result is the one to look at."""
    left = list(names)
    while left:
        _run(program, folder, left, target, seconds)
        left = [name for name in left if not (folder / _RESULTS / Path(name).with_suffix(f".{target}")).exists()]
        if len(left) <= _count_refused(folder):
            return
        if not _run(program, folder, left[:1], target, seconds):
            (folder / _RESULTS / (left[0] + _OVERTIME)).touch()
        left = left[1:]


def _count_refused(folder: Path) -> int:
    """How many files it came to and could not load in its last run. Its exit code does not tell that it fell."""
    return (folder / _COMPLAINTS).read_bytes().count(_REFUSED)


def _run(program: str, folder: Path, names: Sequence[str], target: str, seconds: float) -> bool:
    """Whether LibreOffice came to its end, or fell, in time."""
    profile, results = folder / _PROFILE.parts[0], folder / _RESULTS
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo", "--nolockcheck"]
    command = [program, *options, "--convert-to", target, "--outdir", str(results), *names]
    with (
        (folder / _COMPLAINTS).open("wb") as complaints,
        subprocess.Popen(
            command,
            cwd=folder / _SOURCES,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            preexec_fn=None if sys.platform == "win32" else partial(limit_memory, _MEMORY),
            start_new_session=True,  # Ctrl-C is for us to answer; and one signal ends it with all it started
        ) as process,
    ):
        try:
            return _wait(process, results, seconds)
        finally:
            _end(process)


def _wait(process: subprocess.Popen[bytes], results: Path, seconds: float) -> bool:
    """Waits as long as results keep coming. Whether the process ended by itself."""
    done, deadline = 0, time.monotonic() + _START_SECONDS + seconds
    while time.monotonic() < deadline:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE)
            return True
        now = sum(1 for _ in results.iterdir())
        if now > done:
            done, deadline = now, time.monotonic() + seconds
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(kill, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _write_profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _FORBIDDEN
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )
