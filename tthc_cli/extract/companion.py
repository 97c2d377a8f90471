"""The appendix of a plan in a workbook of its own: `ke-hoach.docx` beside `ke-hoach.xlsx` or `ke-hoach-phuluc.xlsx`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.raw import LegacyRun, RawBlock, RawDocument, RawLine, RawNote, RawRow, RawTable
from tthc_cli.lexicon.keys import strip_accents

_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
# What is left of the workbook's name behind that of the plan; without accents, in small letters.
_APPENDIX_NAME = re.compile(
    r"""(?:
        [-_ .(]* (?:kem(?:\ theo)?[-_ ]*)?
        (?:phu[-_ ]?(?:luc|bieu)|pl|bieu|bang)
        [-_ .]* [\divx]* \)?
    )?""",
    re.VERBOSE,
)


def find_companion(path: Path) -> Path | None:
    """The workbook that belongs to a document by its name: the same stem, or the stem and a word for appendix.

    None for a workbook itself, and where several would fit: it is not guessed.
    """
    if path.suffix.lower() in _WORKBOOKS or not path.parent.is_dir():
        return None
    stem = strip_accents(path.stem)
    beside = (near for near in path.parent.iterdir() if near.suffix.lower() in _WORKBOOKS and near.name[0] not in "~.")
    found = [near for near in beside if _fits(strip_accents(near.stem), stem)]
    exact = [near for near in found if strip_accents(near.stem) == stem]
    chosen = exact or found
    return chosen[0] if len(chosen) == 1 else None


def _fits(name: str, stem: str) -> bool:
    return name.startswith(stem) and _APPENDIX_NAME.fullmatch(name, len(stem)) is not None


def join_appendix(document: RawDocument, workbook: Path, extract: Callable[[Path], RawDocument]) -> RawDocument:
    """The document with its workbook behind it. It goes on without one that cannot be read: the workbook's own reading
    tells why.
    """
    try:
        return join_companion(document, extract(workbook))
    except UnreadableFileError:
        return document._replace(notes=(*document.notes, RawNote("appendix_unreadable", {"name": workbook.name})))


def join_companion(document: RawDocument, workbook: RawDocument) -> RawDocument:
    """The document with the workbook's text and blocks behind its own, and a note that tells so."""
    text = document.text if document.text.endswith("\n") else document.text + "\n"
    by = len(text) + 1
    note = RawNote("appendix_from_workbook", {"name": Path(workbook.path).name})
    return document._replace(
        text=f"{text}\n{workbook.text}",
        blocks=(*document.blocks, *(_shift(block, by) for block in workbook.blocks)),
        notes=(*document.notes, note, *workbook.notes),
        legacy_runs=(*document.legacy_runs, *(_shift_run(run, by) for run in workbook.legacy_runs)),
    )


def _shift(block: RawBlock, by: int) -> RawBlock:
    if isinstance(block, RawTable):
        return block._replace(rows=tuple(_shift_row(row, by) for row in block.rows))
    return _shift_line(block, by)


def _shift_line(line: RawLine, by: int) -> RawLine:
    return line._replace(start=line.start + by, end=line.end + by)


def _shift_row(row: RawRow, by: int) -> RawRow:
    cells = (cell._replace(start=cell.start + by, end=cell.end + by) for cell in row.cells)
    return row._replace(cells=tuple(cells))


def _shift_run(run: LegacyRun, by: int) -> LegacyRun:
    return run._replace(start=run.start + by, end=run.end + by)
