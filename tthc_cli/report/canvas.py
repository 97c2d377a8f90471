"""What a report is drawn on, and how drawings become text."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

# Below this width, tables set one column under another instead of side by side.
WIDE = 110


@dataclass(frozen=True, slots=True)
class Canvas:
    """The language and the surface of a report. `color` False gives plain text that says the same."""

    lang: str = "vi"
    width: int = 100
    color: bool = False

    @property
    def wide(self) -> bool:
        """Whether there is room for columns side by side."""
        return self.width >= WIDE


def draw(drawing: RenderableType, canvas: Canvas) -> str:
    """A rich drawing as text, without blanks at line ends where there is no colour."""
    from rich.console import Console

    console = Console(
        file=StringIO(),
        width=canvas.width,
        force_terminal=canvas.color,
        no_color=not canvas.color,
        color_system="standard" if canvas.color else None,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(drawing)
    text = capture.get()
    return text if canvas.color else "".join(line.rstrip() + "\n" for line in text.splitlines())
