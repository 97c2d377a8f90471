"""For all tests."""

from __future__ import annotations

import compileall
from pathlib import Path

import pytest

import tthc_cli


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compiles the package once: tests start `tthc` many times, and not every environment keeps compiled files."""
    compileall.compile_dir(Path(tthc_cli.__file__).parent, quiet=1)
