"""Programs that a test calls beside Python. Where one is missing the test is skipped; in CI (TTHC_CI=1) it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec

import pytest

from tthc_cli.extract.ocr.model import find_model


def needs_program(*names: str) -> pytest.MarkDecorator:
    """Marks a test, a class or (as `pytestmark`) a module that calls these programs. In CI it runs, and fails."""
    missing = _find_missing(names)
    return pytest.mark.skipif(bool(missing) and not _in_ci(), reason=f"not on the PATH: {', '.join(missing)}")


def require_program(*names: str) -> None:
    """The same from within a fixture: skips, or fails in CI."""
    missing = _find_missing(names)
    if missing:
        stop = pytest.fail if _in_ci() else pytest.skip
        stop(f"not on the PATH: {', '.join(missing)}")


def _find_missing(names: tuple[str, ...]) -> list[str]:
    return [name for name in names if shutil.which(name) is None]


def _in_ci() -> bool:
    return os.environ.get("TTHC_CI") == "1"


def needs_recognition() -> pytest.MarkDecorator:
    """Marks what reads scans: the extra `ocr` and the model `vie`. In CI it runs, and fails without them."""
    missing = find_spec("tesserocr") is None or find_model() is None
    return pytest.mark.skipif(missing and not _in_ci(), reason="needs tesserocr and vie.traineddata")


def require_registry() -> None:
    """From within a test that installs the project: skips without a package registry, or fails in CI."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, "hatchling"]
        asked = subprocess.run(command, capture_output=True, check=False)
    if asked.returncode:
        stop = pytest.fail if _in_ci() else pytest.skip
        stop("pip finds no package registry")
