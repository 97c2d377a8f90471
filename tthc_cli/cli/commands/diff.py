"""`tthc diff`: one child against one parent, or two drafts of one plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tthc_cli.cli.options import (
    Config,
    EveryRow,
    FailLevel,
    Holes,
    Ignore,
    Jobs,
    Language,
    MaxSize,
    NoColor,
    OcrChoice,
    Outputs,
    Quiet,
    ReportForm,
    ReportFormat,
    RequireCoverage,
    Select,
    Timeout,
)
from tthc_cli.cli.output import open_canvas, write
from tthc_cli.cli.run import Choices, Failures, Intake, run
from tthc_cli.cli.targets import choose_targets

if TYPE_CHECKING:
    from tthc_cli.config import Settings


def diff(
    parent: Annotated[Path, typer.Argument(metavar="PARENT", help="Văn bản cấp trên.", show_default=False)],
    child: Annotated[Path, typer.Argument(metavar="CHILD", help="Kế hoạch cấp dưới.", show_default=False)],
    drafts: Annotated[
        bool,
        typer.Option("--drafts", help="So sánh hai dự thảo của một kế hoạch: PARENT là bản cũ, CHILD là bản mới."),
    ] = False,
    holes: Holes = False,
    every_row: EveryRow = False,
    require_coverage: RequireCoverage = None,
    form: ReportForm = None,
    output: Outputs = None,
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

    def compare(settings: Settings, failures: Failures) -> int:
        from tthc_cli.cli.exit_code import exit_code
        from tthc_cli.pipeline import compare_files
        from tthc_cli.report.cascades import render_diff
        from tthc_cli.report.presentation import Extent, Presentation

        targets = choose_targets(form, output or [], ReportFormat.text, ReportFormat.json)
        checked = compare_files(parent, child, settings, failures.watch)
        if not checked.report.coverage:
            return 0
        extent = Extent(every_row=every_row, holes=holes)
        for target in targets:
            canvas = open_canvas(target.file, settings.lang, no_color=no_color)
            shown = Presentation.of(checked.report, checked.plans, canvas, Path(), settings, extent)
            write(render_diff(target.form.value, shown), target.file, checked.files)
        return exit_code(checked.report, settings)

    def compare_versions(settings: Settings, failures: Failures) -> int:
        """Two drafts differ: that is what drafts are for, and no fault."""
        from tthc_cli.pipeline import compare_drafts
        from tthc_cli.report.cascades import render_drafts

        targets = choose_targets(form, output or [], ReportFormat.text, ReportFormat.json)
        compared = compare_drafts(parent, child, settings, failures.watch)
        if compared is None:
            return 0
        for target in targets:
            canvas = open_canvas(target.file, settings.lang, no_color=no_color)
            write(render_drafts(target.form.value, compared, canvas), target.file, (parent, child))
        return 0

    work = compare_versions if drafts else compare
    intake = Intake(ocr, max_size, timeout)
    run(Choices(lang, config, jobs, select, ignore, fail_on, quiet, intake, require_coverage), child, work)
