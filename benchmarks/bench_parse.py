"""Start-up and speed beside pdfplumber, on this machine, in this run. Prints, never asserts.

    python benchmarks/bench_parse.py [FILE.pdf] [--runs N]

Ratios are what counts; milliseconds drift with the machine. Cold figures are fresh processes, both sides by turns (A B
A B), after one run each to fill the caches of the disk; warm ones are calls in this process. Of each: median and least,
of CPU time and of wall time.
"""

from __future__ import annotations

import argparse
import compileall
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

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


class Sample(NamedTuple):
    """One run, in milliseconds."""

    cpu: float
    wall: float


def main() -> None:
    """Runs all comparisons and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="a PDF; default: the largest under samples/")
    parser.add_argument("--runs", type=int, default=11)
    options = parser.parse_args()
    source = options.file or _largest_sample()
    compileall.compile_dir(ROOT / "tthc_cli", quiet=2)  # an installed package is compiled; a checkout need not be
    print(f"{source.name}, {options.runs} runs; left is the slow side. Milliseconds: median (least)")
    with tempfile.TemporaryDirectory() as folder:
        for count in (6, 16):
            path = _with_pages(source, count, Path(folder) / f"{count}.pdf")
            _compare_cold(path, count, options.runs)
            _compare_warm(path, count, options.runs)
    _compare_help(options.runs)
    _compare_check(options.runs)


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
    plumber = _process([sys.executable, "-c", PLUMBER, str(path)])
    reader = _process([sys.executable, "-c", READER, str(path)])
    tthc = _process([TTHC, "parse", str(path), "--format", "json"])
    _compare(f"cold, {count} pages: pdfplumber / our reader alone", plumber, reader, runs)
    aim = 2.5 if count == 6 else 4.0
    _compare(f"cold, {count} pages: pdfplumber / tthc parse (aim: at least {aim})", plumber, tthc, runs)


def _compare_warm(path: Path, count: int, runs: int) -> None:
    import pdfplumber

    from tthc_cli.extract.pdf import extract_pdf
    from tthc_cli.pipeline import parse_file

    data = path.read_bytes()

    def plumber() -> None:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.extract_tables()

    reader = _call(lambda: extract_pdf(path, data))
    _compare(f"warm, {count} pages: pdfplumber / extract_pdf", _call(plumber), reader, runs)
    _compare(
        f"warm, {count} pages: pdfplumber / parse_file (aim: at least 12)",
        _call(plumber),
        _call(lambda: parse_file(path)),
        runs,
    )


def _compare_help(runs: int) -> None:
    typer = _process([sys.executable, "-c", "import typer"])
    _compare("cold: tthc --help / import typer (aim: at most 2.5)", _process([TTHC, "--help"]), typer, runs)


def _compare_check(runs: int) -> None:
    draft = max((ROOT / "samples").rglob("*.docx"), key=lambda path: path.stat().st_size)
    check = [TTHC, "check", str(draft), "--format", "text", "--fail-on", "never", "--profile", "draft"]
    libraries = "import typer, pydantic, lxml.etree, rapidfuzz, multiprocessing.connection, rich.console, rich.table"
    _compare(
        f"cold: tthc check {draft.name} / import its libraries (aim: at most 3)",
        _process(check),
        _process([sys.executable, "-c", libraries]),
        runs,
    )


def _process(command: list[str]) -> Callable[[], Sample]:
    """Runs a whole process and measures it; one that fails ends the benchmark."""

    def run() -> Sample:
        start, before = time.perf_counter(), _children_cpu()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        wall, cpu = time.perf_counter() - start, _children_cpu() - before
        if done.returncode:
            sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr.decode(errors='replace')}")
        return Sample(1000 * cpu, 1000 * wall)

    return run


def _children_cpu() -> float:
    """Seconds of CPU time of all processes that have ended; `os.times` counts in hundredths."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _call(work: Callable[[], object]) -> Callable[[], Sample]:
    """Runs a call in this process and measures it."""

    def run() -> Sample:
        start, before = time.perf_counter(), time.process_time()
        work()
        return Sample(1000 * (time.process_time() - before), 1000 * (time.perf_counter() - start))

    return run


def _compare(what: str, slow: Callable[[], Sample], fast: Callable[[], Sample], runs: int) -> None:
    """Measures both sides by turns and prints their times with the ratios of the medians and of the least."""
    slow(), fast()
    turns = [(slow(), fast()) for _ in range(runs)]
    print(what)
    for index, name in enumerate(Sample._fields):
        if not all(turn[1][index] for turn in turns):
            continue  # CPU time of other processes is not known on Windows
        left, right = [turn[0][index] for turn in turns], [turn[1][index] for turn in turns]
        medians, least = (statistics.median(left), statistics.median(right)), (min(left), min(right))
        print(
            f"  {name:4} {medians[0]:7.1f} ({least[0]:7.1f})   {medians[1]:7.1f} ({least[1]:7.1f})"
            f"   ratio {medians[0] / medians[1]:5.2f} ({least[0] / least[1]:5.2f})"
        )


if __name__ == "__main__":
    main()
