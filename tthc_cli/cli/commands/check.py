"""`tthc check`: is each draft right by itself?"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tthc_cli.cli.copies import CopyChoices, CopyRun
from tthc_cli.cli.exit_code import exit_code
from tthc_cli.cli.options import (
    Config,
    Exclude,
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
        ProfileChoice,
        typer.Option("--profile", help="draft: cho phép để trống số và ngày; issued: văn bản đã ban hành."),
    ] = ProfileChoice.issued,
    form: ReportForm = None,
    output: Outputs = None,
    jobs: Jobs = None,
    lang: Language = None,
    config: Config = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailLevel = None,
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
        from tthc_cli.assemble import assemble_drafts
        from tthc_cli.errors import UsageError
        from tthc_cli.folder import list_documents
        from tthc_cli.pipeline import check_drafts
        from tthc_cli.report.checks import CheckedTexts, render_checks

        targets = choose_targets(form, output or [], ReportFormat.text, ReportFormat.json)
        with spooled(paths) as given:
            files, _copies = list_documents(given.paths, settings.exclude)
            if not files:
                raise UsageError("nothing_to_check")
            copying = CopyRun(copies, files, given, settings, failures)
            copying.require_places()
            if diff:
                return copying.show_diff(profile.value)
            readings = map(given.rename, check_drafts(files, settings, profile.value))
            everything = tuple(failures.watch(readings, len(files)))
            drafts = tuple(reading.value for reading in everything if reading.value is not None)
            failed = [each.failure for each in everything if each.failure is not None]
            report = assemble_drafts(drafts, failed, settings)
            read = {draft.path for draft in drafts}
            copying.annotate(report, read)
            copying.fix(profile.value, read)
        for target in targets:
            canvas = open_canvas(target.file, settings.lang, no_color=no_color)
            shown = CheckedTexts(report, {draft.path: draft.excerpts for draft in drafts}, settings, canvas)
            write(render_checks(target.form.value, shown), target.file, [*files, *given.paths])
        return exit_code(report, settings)

    run(
        Choices(lang, config, jobs, select, ignore, fail_on, quiet, Intake(ocr, max_size, timeout, exclude)),
        paths[0],
        work,
    )
