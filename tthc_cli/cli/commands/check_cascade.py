"""`tthc check-cascade`: does every plan of a folder carry out what its parent assigns?"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tthc_cli.cli.exit_code import exit_code
from tthc_cli.cli.options import (
    Config,
    EveryRow,
    Exclude,
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


class LevelChoice(StrEnum):
    """The levels of administration."""

    central = "central"
    province = "province"
    department = "department"
    district = "district"
    commune = "commune"
    unit = "unit"


def check_cascade(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục chứa các kế hoạch.", show_default=False)],
    parent: Annotated[
        Path | None,
        typer.Option("--parent", metavar="TỆP", help="Chỉ lấy văn bản này làm văn bản cấp trên; có thể nằm ngoài DIR."),
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="TÊN", help="Chỉ báo về đơn vị có tên này (hoặc một phần tên).")
    ] = None,
    level: Annotated[LevelChoice | None, typer.Option("--level", help="Chỉ báo về các đơn vị ở cấp này.")] = None,
    every_row: EveryRow = False,
    form: ReportForm = None,
    output: Output = None,
    jobs: Jobs = None,
    lang: Language = None,
    exclude: Exclude = None,
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
    """Đối chiếu các kế hoạch trong thư mục với văn bản cấp trên: liên kết, nhiệm vụ thiếu, thời hạn, chỉ tiêu."""

    def work(settings: Settings, failures: Failures) -> int:
        from tthc_cli.assemble import Focus
        from tthc_cli.errors import UnreadableFileError
        from tthc_cli.folder import require_folder
        from tthc_cli.pipeline import check_files
        from tthc_cli.report.cascades import render_cascade
        from tthc_cli.report.presentation import Presentation

        chosen = choose_format(form, output, ReportFormat.text, ReportFormat.json)
        if not folder.exists():
            raise UnreadableFileError(folder, "folder")
        focus = Focus(unit, level.value if level else None)
        checked = check_files([require_folder(folder)], settings, parent, focus, failures.watch)
        canvas = open_canvas(output, settings.lang, no_color=no_color)
        shown = Presentation.of(checked.report, checked.plans, canvas, folder, settings.fail_on, every_row=every_row)
        write(render_cascade(chosen.value, shown), output, checked.files)
        return exit_code(checked.report, settings)

    run(
        Choices(lang, config, jobs, select, ignore, fail_on, quiet, Intake(ocr, max_size, timeout, exclude)),
        folder,
        work,
    )
