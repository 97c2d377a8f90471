"""Where Tesseract's model of Vietnamese lies on this machine. Nothing is ever fetched."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

LANGUAGE = "vie"
MODEL_NAME = f"{LANGUAGE}.traineddata"

_UNIX_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",  # Debian, Ubuntu
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",  # Arch, Alpine, openSUSE
    "/usr/share/tesseract/tessdata",  # Fedora
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",  # Homebrew
    "/opt/local/share/tessdata",  # MacPorts
)


def find_model() -> Path | None:
    """The folder that holds `vie.traineddata`, or None.

    Looked for in `TTHC_TESSDATA`, in `TESSDATA_PREFIX` (the folder itself or the one above it), then where systems put
    it.
    """
    return next((folder for folder in _folders() if (folder / MODEL_NAME).is_file()), None)


def _folders() -> Iterator[Path]:
    for name in ("TTHC_TESSDATA", "TESSDATA_PREFIX"):
        if named := os.environ.get(name):
            yield Path(named)
            yield Path(named) / "tessdata"
    yield Path(sys.prefix) / "share" / "tessdata"
    if sys.platform == "win32":
        for name in ("ProgramFiles", "LOCALAPPDATA"):
            if root := os.environ.get(name):
                yield Path(root) / "Tesseract-OCR" / "tessdata"
                yield Path(root) / "Programs" / "Tesseract-OCR" / "tessdata"
        return
    yield from map(Path, _UNIX_FOLDERS)
