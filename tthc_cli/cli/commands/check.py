"""`tthc check`: is each draft right by itself?"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tthc_cli.cli.copies import CopyChoices, CopyRun
from tthc_cli.cli.options import (
    BaselineFile,
    Config,
    CountRules,
    DiffOnly,
    Exclude,
    ExtendSelect,
    FailLevel,
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
    Select,
    Timeout,
    WriteBaseline,
)
from tthc_cli.cli.output import open_canvas, write
from tthc_cli.cli.run import Choices, Failures, Intake, run
from tthc_cli.cli.standard_input import spooled
from tthc_cli.cli.targets import choose_targets

if TYPE_CHECKING:
    from tthc_cli.config import Settings


class ProfileChoice(StrEnum):
    """What a document claims to be."""

    draft = "draft"
    issued = "issued"


def check(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help="Tệp hoặc thư mục cần kiểm tra; dấu - là đầu vào chuẩn.", show_default=False
        ),
    ],
    profile: Annotated[
        ProfileChoice | None,
        typer.Option("--profile", help="draft: cho phép để trống số và ngày; issued (mặc định): văn bản đã ban hành."),
    ] = None,
    form: ReportForm = None,
    output: Outputs = None,
    jobs: Jobs = None,
    lang: Language = None,
    config: Config = None,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    fail_on: FailLevel = None,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = None,
    diff_only: DiffOnly = None,
    statistics: CountRules = False,
    exclude: Exclude = None,
    ocr: OcrChoice = None,
    max_size: MaxSize = None,
    timeout: Timeout = None,
    annotate: Annotated[
        Path | None,
        typer.Option(
            "--annotate",
            metavar="BẢN_SAO",
            help="Ghi phát hiện vào một bản sao: nhận xét Word hoặc tô sáng PDF; nhiều tệp thì nêu thư mục.",
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Sửa các lỗi sửa được chắc chắn, ghi vào bản sao (plan.fixed.docx); bản gốc giữ nguyên."
        ),
    ] = False,
    fix_output: Annotated[
        Path | None,
        typer.Option("--fix-output", metavar="BẢN_SAO", help="Nơi ghi bản đã sửa; nhiều tệp thì nêu thư mục."),
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Chỉ in những chỗ --fix sẽ sửa, không ghi tệp nào.")] = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Kiểm tra từng dự thảo: thể thức, viện dẫn, đánh số, nhiệm vụ, câu chữ."""
    copies = CopyChoices(annotate, fix or fix_output is not None, fix_output, diff, quiet)

    def work(settings: Settings, failures: Failures) -> int:
        from tthc_cli.cli.draft_run import BaselineFiles, list_drafts, name_rules, read_drafts, report_drafts
        from tthc_cli.cli.exit_code import exit_code
        from tthc_cli.report.checks import CheckedTexts, render_checks

        targets = choose_targets(form, output or [], ReportFormat.text, ReportFormat.json)
        baselines = BaselineFiles(baseline, write_baseline)
        baselines.read()  # a wrong name is told before a folder is read
        with spooled(paths) as given:
            files = list_drafts(given, settings, failures, diff_only)
            copying = CopyRun(copies, files, given, settings, failures)
            copying.require_places()
            if diff:
                return copying.show_diff()
            read = read_drafts(files, given, settings, failures, diff_only)
            inputs = [*read.files, *given.paths]
            report = report_drafts(read, settings, baselines, failures)
            copying.annotate(report, read.paths)
            copying.fix(read.paths)
        for target in targets:
            canvas = open_canvas(target.file, settings.lang, no_color=no_color)
            shown = CheckedTexts(report, read.excerpts, settings, canvas, name_rules(settings), statistics)
            write(render_checks(target.form.value, shown), target.file, inputs)
        return exit_code(report, settings)

    intake = Intake(ocr, max_size, timeout, exclude)
    chosen = Choices(lang, config, jobs, select, ignore, fail_on, quiet, intake, None, profile, extend_select)
    run(chosen, paths[0], work)
