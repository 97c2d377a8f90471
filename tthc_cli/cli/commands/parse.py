"""`tthc parse`: reads documents and prints what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tthc_cli.cli.interrupt import until_interrupted
from tthc_cli.cli.least_coverage import watch_coverage
from tthc_cli.cli.options import (
    Config,
    Exclude,
    Jobs,
    Language,
    MaxSize,
    NoColor,
    OcrChoice,
    Output,
    Quiet,
    Timeout,
    UnusedFailLevel,
    UnusedIgnore,
    UnusedSelect,
)
from tthc_cli.cli.output import choose_format, open_canvas, write
from tthc_cli.cli.run import Choices, Failures, Intake, run
from tthc_cli.cli.standard_input import spooled
from tthc_cli.cli.stderr import tell
from tthc_cli.errors import UsageError

if TYPE_CHECKING:
    from tthc_cli.config import Settings
    from tthc_cli.report.canvas import Canvas
    from tthc_cli.workers import Reading


class ParseFormat(StrEnum):
    """How plans are printed."""

    tree = "tree"
    json = "json"
    jsonl = "jsonl"
    yaml = "yaml"
    csv = "csv"
    xlsx = "xlsx"
    md = "md"
    text = "text"


def parse(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Tệp hoặc thư mục cần đọc; dấu - là đầu vào chuẩn.", show_default=False),
    ],
    form: Annotated[
        ParseFormat | None,
        typer.Option("--format", "-f", help="Định dạng kết quả (mặc định: tree trên màn hình, json khi chuyển tiếp)."),
    ] = None,
    output: Output = None,
    min_coverage: Annotated[
        float | None,
        typer.Option(
            "--min-coverage",
            min=0,
            max=100,
            metavar="PHẦN_TRĂM",
            help="Kết thúc bằng mã 3 nếu kết quả giữ ít hơn chừng này phần trăm số chữ của một văn bản.",
        ),
    ] = None,
    jobs: Jobs = None,
    lang: Language = None,
    exclude: Exclude = None,
    ocr: OcrChoice = None,
    max_size: MaxSize = None,
    timeout: Timeout = None,
    config: Config = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    select: UnusedSelect = None,
    ignore: UnusedIgnore = None,
    fail_on: UnusedFailLevel = None,
) -> None:
    """Đọc văn bản (.docx, .doc, .odt, .rtf, .pdf, .txt, .md, .zip) và in nội dung: số, cơ quan, bố cục, viện dẫn,
    nhiệm vụ, thời hạn.
    """

    def work(settings: Settings, failures: Failures) -> int:
        from tthc_cli.folder import is_folder, list_documents

        chosen = choose_format(form, output, ParseFormat.tree, ParseFormat.json)
        if min_coverage is not None and chosen is ParseFormat.text:
            raise UsageError("coverage_of_text")
        canvas = open_canvas(output, settings.lang, no_color=no_color)
        with spooled(paths) as given:
            files, copies = list_documents(given.paths, settings.exclude)
            if not files:
                tell("no_documents", settings.lang)
            for copy, original in () if quiet else copies:
                tell("same_content", settings.lang, path=given.name(copy), original=given.name(original))
            readings = map(given.rename, _read(chosen, files, settings))
            told = until_interrupted(failures.watch(readings, len(files)), failures.stop_early)
            if min_coverage is not None:
                told = watch_coverage(told, min_coverage, failures)
            many = len(paths) > 1 or is_folder(given.paths[0])
            write(_render(chosen.value, told, canvas, many=many), output, [*files, *given.paths])
        return 0

    run(
        Choices(lang, config, jobs, select, ignore, fail_on, quiet, Intake(ocr, max_size, timeout, exclude)),
        paths[0],
        work,
    )


def _read(form: ParseFormat, files: Sequence[Path], settings: Settings) -> Iterator[Reading[Any]]:
    """The files as texts or as plans, whatever the format shows."""
    from tthc_cli.pipeline import extract_texts, parse_files

    return extract_texts(files, settings) if form is ParseFormat.text else parse_files(files, settings)


def _render(form: str, readings: Iterable[Reading[Any]], canvas: Canvas, *, many: bool) -> Iterable[str | bytes]:
    from tthc_cli.report.plans import render_plans, render_texts

    good = ((reading.path, reading.value) for reading in readings if reading.value is not None)
    if form == ParseFormat.text:
        return render_texts(good, many=many)
    return render_plans(form, (plan for _, plan in good), canvas, many=many)
