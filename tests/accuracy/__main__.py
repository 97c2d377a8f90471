"""`python -m tests.accuracy [FORM …] [--write]`: reads the documents of tests/documents in every form, in one table.

Needs LibreOffice (soffice) for most forms and the extra `tthc[ocr]` for scans. A form that cannot be made here, or
whose files are not read, is in the table with what it is: a dash, or nought.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.accuracy import convert
from tests.accuracy.score import METRICS, Score, Truth, score_plan, unread
from tthc_cli.errors import TthcError
from tthc_cli.pipeline import parse_file

_ROOT = Path(__file__).parents[2]
_DOCUMENTS = _ROOT / "tests" / "documents"
_PAGE = _ROOT / "docs" / "accuracy.md"
_BEGIN, _END = "<!-- table: begin -->", "<!-- table: end -->"
_SHOWN = 6

# Texts that were written as such; all other forms are made of Word files.
_AS_WRITTEN = ".txt, as written"
# Form → what makes it, and the aim of the issue that asked for it.
_FORMS: dict[str, tuple[convert.Converter, float]] = {
    _AS_WRITTEN: (convert.as_it_is, 0.97),
    ".docx": (convert.as_it_is, 0.97),
    ".txt": (convert.as_text, 0.97),
    ".md": (convert.as_markdown, 0.97),
    ".doc": (convert.through_office("doc"), 0.97),
    ".odt": (convert.through_office("odt"), 0.97),
    ".rtf": (convert.through_office("rtf"), 0.97),
    ".html": (convert.through_office("html"), 0.97),
    ".pdf": (convert.through_office("pdf"), 0.97),
    ".docx, NFD": (convert.decomposed, 0.93),
    ".docx, TCVN3": (convert.in_tcvn3, 0.93),
    ".docx, VNI": (convert.in_vni, 0.93),
    ".pdf, no rules": (convert.without_rules, 0.93),
    ".pdf, sideways": (convert.sideways, 0.93),
    "scan, 200 dpi": (convert.scanned, 0.85),
}


class Row(NamedTuple):
    """One form: the mean of each metric over all documents, their mean, what was missed; `failure` says why there is
    none.
    """

    form: str
    aim: float
    means: dict[str, float]
    mean: float | None
    misses: list[str]
    failure: str | None = None


def main(arguments: Sequence[str]) -> int:
    """Measures the forms asked for, all of them by default. Gives 1 when a form that was made misses its aim."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy")
    parser.add_argument("forms", nargs="*", metavar="FORM", help=f"any of: {'; '.join(_FORMS)}")
    parser.add_argument("--write", action="store_true", help="write the table into docs/accuracy.md")
    parser.add_argument("--only", default="*", metavar="GLOB", help="names of documents, without their ending")
    chosen = parser.parse_args(arguments)
    rows = []
    for form in chosen.forms or _FORMS:
        ending = ".txt" if form == _AS_WRITTEN else ".docx"
        rows.append(_measure(form, sorted(_DOCUMENTS.glob(f"{chosen.only}{ending}"))))
        print(_line(rows[-1]), flush=True)
    report = "\n".join(_report(rows))
    if chosen.write:
        _write(report)
    else:
        print(f"\n{report}")
    return int(any(row.mean is not None and row.mean < row.aim for row in rows))


def _measure(form: str, documents: Sequence[Path]) -> Row:
    make, aim = _FORMS[form]
    with tempfile.TemporaryDirectory() as folder:
        try:
            make(documents, Path(folder))
        except (ImportError, OSError) as error:
            return Row(form, aim, {}, None, [], f"{type(error).__name__}: {error}")
        scores = {file: _score(file, _converted(file, Path(folder))) for file in documents}
    means = {}
    for metric in METRICS:
        values = [value for score in scores.values() if (value := score[metric].value) is not None]
        means[metric] = statistics.fmean(values) if values else 1.0
    misses = [miss for file, score in scores.items() for miss in _misses(file.stem, score)]
    return Row(form, aim, means, statistics.fmean(means.values()), misses)


def _converted(file: Path, folder: Path) -> Path:
    return next(iter(folder.glob(f"{file.stem}.*")), folder / file.name)


def _score(document: Path, file: Path) -> dict[str, Score]:
    truth = _truth(document)
    try:
        return score_plan(parse_file(file), truth)
    except TthcError:
        return unread(truth)


def _truth(document: Path) -> Truth:
    rendered = document.with_suffix(".rendered.json")
    source = rendered if rendered.exists() and document.suffix != ".txt" else document.with_suffix(".json")
    truth: Truth = json.loads(source.read_text("utf-8"))
    return truth


def _misses(name: str, scores: dict[str, Score]) -> Iterator[str]:
    for metric, score in scores.items():
        if score.value is not None and score.value < 1:
            shown = "; ".join(score.missed[:_SHOWN])
            more = f"; … and {len(score.missed) - _SHOWN} more" if len(score.missed) > _SHOWN else ""
            yield f"{name}, {metric} {score.value:.2f}: {shown}{more}" if shown else f"{name}, {metric}: not read"


# --- the page --------------------------------------------------------------------------------------------------------


def _report(rows: Sequence[Row]) -> Iterator[str]:
    yield f"| form | mean | aim | {' | '.join(METRICS)} |"
    yield "|---|---|---|" + "---|" * len(METRICS)
    yield from map(_line, rows)
    yield ""
    for row in rows:
        if row.failure:
            yield f"* `{row.form}` was not measured: {row.failure}"
        elif row.misses:
            yield f"\n**{row.form}**, misses (truth ≠ reading; – not found, + too many)\n"
            yield from (f"* {_escape(miss)}" for miss in row.misses)


def _escape(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")


def _line(row: Row) -> str:
    if row.mean is None:
        return f"| {row.form} | – | {row.aim:.2f} |" + " – |" * len(METRICS)
    cells = " | ".join(f"{row.means[metric]:.3f}" for metric in METRICS)
    return f"| {row.form} | **{row.mean:.3f}** | {row.aim:.2f} | {cells} |"


def _write(report: str) -> None:
    page = _PAGE.read_text("utf-8")
    before, rest = page.split(_BEGIN)
    after = rest.split(_END)[1]
    _PAGE.write_text(f"{before}{_BEGIN}\n\n{report}\n\n{_END}{after}", "utf-8")


if __name__ == "__main__":
    if shutil.which("soffice") is None:
        print("soffice is not installed: the forms that it writes are left out", file=sys.stderr)
    sys.exit(main(sys.argv[1:]))
