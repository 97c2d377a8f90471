"""Shell steps of CI files, run as the CI runs them: by bash, in a folder of drafts, with the inputs as environment."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "samples" / "tinh" / "KH-So-Y-te.docx"
"""A draft without a finding at warning or above."""
BAD = ROOT / "samples" / "tinh" / "KH-thi-xa-Song-Cau.docx"
"""A draft that calls a Quyết định a Kế hoạch on line 8 (CIT004)."""
BAD_CODE, BAD_LINE = "CIT004", 8

# Stand for `python -m venv` and the pip inside: the package under test is installed already.
_PYTHON = """\
#!/bin/sh
set -e
[ "$1 $2" = "-m venv" ]
mkdir -p "$3/bin"
cp {folder}/tthc {folder}/pip "$3/bin"
"""
_TTHC = '#!/bin/sh\nexec {python} -m tthc_cli "$@"\n'
_PIP = '#!/bin/sh\nprintf "%s\\n" "$@" > {folder}/pip.txt\n'


def load(name: str) -> Any:
    """A YAML file of the repository."""
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def fill(folder: Path, names: Mapping[str, Path]) -> Path:
    """A folder of drafts: name → the sample it is a copy of."""
    for name, source in names.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / name)
    return folder


def stub_python(folder: Path) -> Path:
    """A `python` for the front of the PATH that makes an environment at once. What its pip was asked for is in
    `pip.txt` beside it, an argument a line.
    """
    folder.mkdir()
    for name, script in (("python", _PYTHON), ("tthc", _TTHC), ("pip", _PIP)):
        file = folder / name
        file.write_text(script.format(folder=shlex.quote(str(folder)), python=shlex.quote(sys.executable)), "utf-8")
        file.chmod(0o755)
    return folder


def run_step(script: str, folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs one step with the shell that GitHub's `shell: bash` and GitLab's runner start."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    settings = {"PYTHONPATH": str(ROOT)} | dict(environment)
    return subprocess.run(
        command, cwd=folder, env=os.environ | settings, capture_output=True, encoding="utf-8", check=False
    )
