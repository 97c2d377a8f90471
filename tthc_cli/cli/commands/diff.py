"""`tthc diff`: one child against one parent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tthc_cli.cli.exit_code import exit_code
from tthc_cli.cli.options import (
    Config,
    EveryRow,
    FailLevel,
    Ignore,
    Jobs,
    Language,
    MaxSize,
    NoColor,
    OcrChoice,
    Output,
    Quiet,
    ReportForm,
    ReportFormat,
    Select,
    Timeout,
)
from tthc_cli.cli.output import choose_format, open_canvas, write
from tthc_cli.cli.run import Choices, Failures, Intake, run

if TYPE_CHECKING:
    from tthc_cli.config import Settings


def diff(
    parent: Annotated[Path, typer.Argument(metavar="PARENT", help="Văn bản cấp trên.", show_default=False)],
    child: Annotated[Path, typer.Argument(metavar="CHILD", help="Kế hoạch cấp dưới.", show_default=False)],
    every_row: EveryRow = False,
    form: ReportForm = None,
    output: Output = None,
    jobs: Jobs = None,
    lang: Language = None,
    ocr: OcrChoice = None,
    max_size: MaxSize = None,
    timeout: Timeout = None,
    config: Config = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailLevel = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Đối chiếu một kế hoạch với một văn bản cấp trên, dù kế hoạch có viện dẫn văn bản đó hay không."""

    def work(settings: Settings, failures: Failures) -> int:
        from tthc_cli.pipeline import compare_files
        from tthc_cli.report.cascades import render_diff
        from tthc_cli.report.presentation import Presentation

        chosen = choose_format(form, output, ReportFormat.text, ReportFormat.json)
        checked = compare_files(parent, child, settings, failures.watch)
        if not checked.report.coverage:
            return 0
        canvas = open_canvas(output, settings.lang, no_color=no_color)
        shown = Presentation.of(checked.report, checked.plans, canvas, Path(), settings.fail_on, every_row=every_row)
        write(render_diff(chosen.value, shown), output, checked.files)
        return exit_code(checked.report, settings)

    intake = Intake(ocr, max_size, timeout)
    run(Choices(lang, config, jobs, select, ignore, fail_on, quiet, intake), child, work)
