"""Reading Word files beside python-docx, on this machine, in this run. Prints, never asserts.

    python benchmarks/bench_docx.py [FILE.docx …] [--runs N]

The other side does less: paragraphs and `row.cells`, without automatic numbers, text boxes or notes. CPU milliseconds,
least of N runs, both sides by turns.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import docx

from tthc_cli.extract.docx import extract_docx

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Compares on each file and prints a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="Word files; default: those under samples/")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    print("python-docx   tthc   ratio")
    for file in options.files or sorted(ROOT.glob("samples/t*/*.docx")):
        theirs, ours = _compare(file, options.runs)
        print(f"{theirs:11.1f} {ours:6.1f} {theirs / ours:7.2f}  {file.name}")


def _compare(file: Path, runs: int) -> tuple[float, float]:
    sides: tuple[Callable[[], object], ...] = (
        lambda: _read_by_python_docx(file),
        lambda: extract_docx(file, file.read_bytes()),
    )
    times = [[_measure(side) for side in sides] for _ in range(runs)]
    return min(theirs for theirs, _ in times), min(ours for _, ours in times)


def _measure(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _read_by_python_docx(file: Path) -> list[str]:
    document = docx.Document(str(file))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return [paragraph.text for paragraph in document.paragraphs] + [cell.text for cell in cells]


if __name__ == "__main__":
    main()
