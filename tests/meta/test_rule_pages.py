"""`docs/rules/` holds what `tthc explain --all --format md` prints."""

from __future__ import annotations

import runpy
from pathlib import Path

_FOLDER = Path(__file__).parents[2] / "docs" / "rules"


def test_pages_equal_the_rules() -> None:
    written = {page.relative_to(_FOLDER).as_posix(): page.read_text("utf-8") for page in _FOLDER.rglob("*.md")}
    assert written == runpy.run_path(str(_FOLDER / "write.py"))["render_pages"](), "run: python docs/rules/write.py"
