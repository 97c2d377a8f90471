"""Whole pipeline beside pdfplumber on many PDFs: time, peak memory, equal cells. Prints, never asserts.

    python benchmarks/bench_pdf.py [FILE.pdf …] [--runs N]

Default: samples/, tests/documents/ and, where TTHC_CORPUS says they are, the real files. Both sides read each file in
turn in this process (least CPU time of the runs); memory is the peak of fresh processes over all files; cells are those
of tables that both sides give the same number of cells.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from tthc_cli.extract.pdf import extract_pdf
from tthc_cli.extract.raw import RawTable
from tthc_cli.pipeline import parse_file

ROOT = Path(__file__).resolve().parent.parent

PLUMBER = """
import sys, pdfplumber
for name in sys.argv[1:]:
    with pdfplumber.open(name) as document:
        for page in document.pages:
            page.extract_text(); page.extract_tables()
"""
OURS = """
import sys, pathlib
from tthc_cli.pipeline import parse_file
for name in sys.argv[1:]:
    parse_file(pathlib.Path(name))
"""

# `ru_maxrss` would also count the process that started this one.
PEAK = """
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def main() -> None:
    """Runs the three comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    files = options.files or _default_files()
    _compare_times(files, options.runs)
    _compare_memory(files)
    _compare_cells(files)


def _default_files() -> list[Path]:
    folders = [ROOT / "samples", ROOT / "tests" / "documents"]
    corpus = os.environ.get("TTHC_CORPUS")
    if corpus:
        folders += [Path(corpus) / "files" / "001.pdf", Path(corpus) / "real"]
    return sorted(file for folder in folders for file in ([folder] if folder.is_file() else folder.rglob("*.pdf")))


def _compare_times(files: list[Path], runs: int) -> None:
    slow_total = fast_total = 0.0
    print("CPU time, ms: pdfplumber text + tables / parse_file")
    for file in files:
        _plumb(file), parse_file(file)
        turns = [(_timed(_plumb, file), _timed(parse_file, file)) for _ in range(runs)]
        slow, fast = (min(turn[side] for turn in turns) for side in (0, 1))
        slow_total, fast_total = slow_total + slow, fast_total + fast
        print(f"  {file.name:45} {slow:8.1f} {fast:7.1f}   ratio {slow / fast:5.2f}")
    print(f"  all (aim: at least 12) {slow_total:31.1f} {fast_total:7.1f}   ratio {slow_total / fast_total:5.2f}")


def _timed(work: Callable[[Path], object], file: Path) -> float:
    start = time.process_time()
    work(file)
    return 1000 * (time.process_time() - start)


def _plumb(file: Path) -> None:
    with pdfplumber.open(file) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()


def _compare_memory(files: list[Path]) -> None:
    if not Path("/proc/self/status").exists():
        return  # only Linux tells
    peaks = []
    for code in (PLUMBER, OURS):
        command = [sys.executable, "-c", code + PEAK, *map(str, files)]
        peaks.append(int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) / 1024)
    print(f"Peak memory, MB (aim: at most half): {peaks[0]:.0f} / {peaks[1]:.0f}   share {peaks[1] / peaks[0]:.2f}")


def _compare_cells(files: list[Path]) -> None:
    same = cells = tables = shaped = 0
    for file in files:
        ours, theirs = _our_tables(file), _their_tables(file)
        tables += len(theirs)
        for mine, other in zip(ours, theirs, strict=False) if len(ours) == len(theirs) else ():
            if mine.total() == other.total():
                shaped += 1
                cells += mine.total()
                same += (mine & other).total()
    print(f"Cells equal to pdfplumber's (aim: 0.999): {same} of {cells} in {shaped} of {tables} tables")


def _our_tables(file: Path) -> list[Counter[str]]:
    document = extract_pdf(file, file.read_bytes())
    return [
        Counter(_squeezed(document.text[cell.start : cell.end]) for row in block.rows for cell in row.cells)
        for block in document.blocks
        if isinstance(block, RawTable)
    ]


def _their_tables(file: Path) -> list[Counter[str]]:
    with pdfplumber.open(file) as document:
        found = [
            Counter(_squeezed(cell) for row in table.extract() for cell in row if cell is not None)
            for page in document.pages
            for table in page.find_tables({"text_x_tolerance_ratio": 0.15})
        ]
    return [cells for cells in found if cells.total() > 1]


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


if __name__ == "__main__":
    main()
