"""What a terminal shows at three widths, kept beside as text: `python -m tests.cli.terminal` writes it anew.

Whoever changes it looks at it: that is what the files are for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from tthc_cli.assemble import CheckedFolder
from tthc_cli.config import Settings
from tthc_cli.pipeline import check_files
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.cascades import render_cascade
from tthc_cli.report.presentation import Extent, Presentation

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).with_name("terminal")
WIDTHS = (80, 120, 200)
EXTENTS = {"all": Extent(), "matrix": Extent(matrix=True), "holes": Extent(holes=True)}


@cache
def _checked() -> CheckedFolder:
    return check_files([ROOT / "samples" / "tinh"], Settings())


def show(name: str, width: int, *, color: bool = False) -> str:
    """The report on the sample province as `EXTENTS[name]` asks for it."""
    checked = _checked()
    canvas = Canvas("vi", width, color)
    shown = Presentation.of(checked.report, checked.plans, canvas, ROOT / "samples" / "tinh", Settings())
    text = "".join(map(str, render_cascade("text", replace(shown, extent=EXTENTS[name]))))
    return text.replace(f"{ROOT}/", "")


def list_files() -> Iterator[tuple[Path, str, int]]:
    """Every kept file, with what it shows and how wide."""
    for name in EXTENTS:
        for width in WIDTHS:
            yield FOLDER / f"{name}-{width}.txt", name, width


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, name, width in list_files():
        file.write_text(show(name, width), "utf-8")
