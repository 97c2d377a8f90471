"""Draws `docs/screenshot.svg`: what `tthc check-cascade samples/tinh` prints, as a terminal shows it.

Run from the repository's root: python docs/make_screenshot.py
"""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tthc_cli.config import Settings
from tthc_cli.pipeline import check_files
from tthc_cli.report.canvas import Canvas
from tthc_cli.report.cascades import render_cascade
from tthc_cli.report.presentation import Presentation

_FOLDER = Path("samples/tinh")
_WIDTH = 108

# Rich names a web font without Vietnamese letters; the reader's own fixed-width font has them, and nothing is fetched.
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_FONTS = "DejaVu Sans Mono, Menlo, Consolas"


def main() -> None:
    """Runs the check and exports its report."""
    checked = check_files([_FOLDER], Settings())
    canvas = Canvas("vi", _WIDTH, color=True)
    shown = Presentation.of(checked.report, checked.plans, canvas, _FOLDER, Settings())
    console = Console(record=True, width=_WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text("$ tthc check-cascade samples/tinh\n", "bold"))
    for piece in render_cascade("text", shown):
        console.print(Text.from_ansi(piece.removesuffix("\n")))
    svg = _FONT_FACE.sub("", console.export_svg(title="tthc", unique_id="tthc")).replace("Fira Code", _FONTS)
    Path(__file__).with_name("screenshot.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
