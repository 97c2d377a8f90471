"""Tesseract: the library in `tesserocr` where it is installed, else the program on PATH."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, Protocol, TypeAlias

from PIL import Image

from tthc_cli.extract.ocr.hocr import HocrLine, parse_hocr
from tthc_cli.extract.ocr.model import LANGUAGE, find_model

PAGE, BLOCK, LINE = 3, 6, 7
"""How a piece is laid out, in Tesseract's numbers: columns to be found, one block of lines, one line."""

_SECONDS_PER_PIECE = 30


class Piece(NamedTuple):
    """A part of a page to read, and how it is laid out."""

    picture: Image.Image
    layout: int


Reading: TypeAlias = list[HocrLine]


class Engine(Protocol):
    """Reads pieces of one page."""

    def read(self, pieces: Sequence[Piece], dpi: int) -> list[Reading]:
        """The lines of each piece, in pixels of that piece."""


class EngineMissingError(Exception):
    """No engine, or no model for it; `what` is `engine` or `model`."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def open_engine() -> Engine:
    """A new engine with its model loaded (60 ms); for one thread. Raises `EngineMissingError`."""
    # Tesseract's own threads starve the other processes, of which there is one a core.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    folder = find_model()
    try:
        import tesserocr
    except ImportError:
        program = shutil.which("tesseract")
        if program is None:
            raise EngineMissingError("engine") from None
        if folder is None:
            raise EngineMissingError("model") from None
        return _Program(program, folder)
    if folder is None:
        raise EngineMissingError("model")
    return _Library(tesserocr, folder)


class _Library:
    """Tesseract inside this process."""

    def __init__(self, tesserocr: Any, folder: Path) -> None:
        self._api = tesserocr.PyTessBaseAPI(path=str(folder), lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY)
        self._api.SetVariable("debug_file", os.devnull)

    def read(self, pieces: Sequence[Piece], dpi: int) -> list[Reading]:
        return [self._read(piece, dpi) for piece in pieces]

    def _read(self, piece: Piece, dpi: int) -> Reading:
        self._api.SetPageSegMode(piece.layout)
        self._api.SetImage(piece.picture)
        self._api.SetSourceResolution(dpi)
        lines = parse_hocr(self._api.GetHOCRText(0))
        self._api.Clear()
        return lines


class _Program:
    """The program `tesseract`: one start for all pieces of a page that are laid out alike."""

    def __init__(self, program: str, folder: Path) -> None:
        self._command = (program, "--tessdata-dir", str(folder))

    def read(self, pieces: Sequence[Piece], dpi: int) -> list[Reading]:
        found: dict[int, Reading] = {}
        for layout in {piece.layout for piece in pieces}:
            alike = [index for index, piece in enumerate(pieces) if piece.layout == layout]
            found.update(zip(alike, self._read([pieces[index].picture for index in alike], layout, dpi), strict=True))
        return [found[index] for index in range(len(pieces))]

    def _read(self, pictures: Sequence[Image.Image], layout: int, dpi: int) -> Iterable[Reading]:
        with TemporaryDirectory(prefix="tthc-ocr-") as folder:
            files = [Path(folder) / f"{index}.png" for index in range(len(pictures))]
            for picture, file in zip(pictures, files, strict=True):
                picture.save(file, compress_level=1)
            names = Path(folder) / "files.txt"
            names.write_text("\n".join(map(str, files)) + "\n", "utf-8")
            how = ("-l", LANGUAGE, "--oem", "1", "--psm", str(layout), "--dpi", str(dpi), "hocr")
            done = subprocess.run(
                [*self._command, str(names), "-", *how],
                capture_output=True,
                check=True,
                timeout=_SECONDS_PER_PIECE * len(pictures),
            )
        pages = done.stdout.decode("utf-8", "replace").split("<div class='ocr_page'")[1:]
        return [parse_hocr(page) for page in pages]
