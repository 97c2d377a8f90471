"""Start-up and speed beside pdfplumber, on this machine, in this run. Prints, never asserts.

    python benchmarks/bench_parse.py [FILE.pdf] [--runs N]

Ratios are what counts; milliseconds drift with the machine. Each figure is the median of several runs.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TTHC = str(Path(sys.executable).with_name("tthc"))

PLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as document:
    for page in document.pages:
        page.extract_text(); page.extract_tables()
"""
READER = """
import sys, pathlib
from tthc_cli.extract.pdf import extract_pdf
path = pathlib.Path(sys.argv[1]); extract_pdf(path, path.read_bytes())
"""


def main() -> None:
    """Runs all comparisons and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="a PDF; default: the largest under samples/")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    source = options.file or _largest_sample()
    with tempfile.TemporaryDirectory() as folder:
        for count in (6, 16):
            path = _with_pages(source, count, Path(folder) / f"{count}.pdf")
            _compare_cold(path, count, options.runs)
            _compare_warm(path, count, options.runs)
    _compare_help(options.runs)


def _largest_sample() -> Path:
    samples = sorted((ROOT / "samples").rglob("*.pdf"), key=lambda path: path.stat().st_size)
    if not samples:
        sys.exit("no PDF under samples/: name one")
    return samples[-1]


def _with_pages(source: Path, count: int, target: Path) -> Path:
    """Writes `count` pages of `source`, over and over again if it has fewer."""
    import pypdfium2

    with pypdfium2.PdfDocument(source) as old, pypdfium2.PdfDocument.new() as new:
        for number in range(count):
            new.import_pages(old, [number % len(old)])
        new.save(str(target))
    return target


def _compare_cold(path: Path, count: int, runs: int) -> None:
    plumber = _cold([sys.executable, "-c", PLUMBER, str(path)], runs)
    reader = _cold([sys.executable, "-c", READER, str(path)], runs)
    _print(f"cold, {count} pages: pdfplumber against our reader alone", plumber, reader)
    tthc = _cold([TTHC, "parse", str(path), "--format", "json"], runs)
    _print(f"cold, {count} pages: pdfplumber against tthc parse", plumber, tthc)


def _compare_warm(path: Path, count: int, runs: int) -> None:
    import pdfplumber

    from tthc_cli.extract.pdf import extract_pdf

    data = path.read_bytes()

    def plumber() -> None:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.extract_tables()

    slow, fast = _warm(plumber, runs), _warm(lambda: extract_pdf(path, data), runs)
    _print(f"warm, {count} pages: pdfplumber against extract_pdf ({1000 * count / fast:.0f} pages/s)", slow, fast)

    from tthc_cli.pipeline import parse_file

    _print(f"warm, {count} pages: pdfplumber against parse_file", slow, _warm(lambda: parse_file(path), runs))


def _compare_help(runs: int) -> None:
    typer = _cold([sys.executable, "-c", "import typer"], runs)
    _print("tthc --help against import typer (aim: at most 2.5)", _cold([TTHC, "--help"], runs), typer)


def _cold(command: list[str], runs: int) -> float:
    """Median milliseconds of whole processes; NaN where the command fails."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        times.append((time.perf_counter() - start) * 1000)
        if done.returncode:
            return float("nan")
    return statistics.median(times)


def _warm(work: Callable[[], object], runs: int) -> float:
    """Median milliseconds of a call, after one to warm up."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _print(what: str, slow: float, fast: float) -> None:
    print(f"{what:75} {slow:8.0f} ms {fast:8.0f} ms   ratio {slow / fast:5.1f}")


if __name__ == "__main__":
    main()
