"""`tthc check-cascade`: does every plan of a folder carry out what its parent assigns?"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tthc_cli.cli.options import (
    Config,
    EveryRow,
    Exclude,
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
from tthc_cli.cli.stderr import tell
from tthc_cli.cli.targets import choose_targets

if TYPE_CHECKING:
    from tthc_cli.assemble import CheckedFolder
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
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Hiện ma trận: nhiệm vụ của cấp trên theo hàng, các kế hoạch theo cột.")
    ] = False,
    holes: Holes = False,
    every_row: EveryRow = False,
    require_coverage: RequireCoverage = None,
    write_lock: Annotated[
        bool,
        typer.Option(
            "--write-lock", help="Ghi DIR/tthc.lock; lần sau, nhiệm vụ cấp trên thay đổi sẽ nêu kế hoạch cần xem lại."
        ),
    ] = False,
    form: ReportForm = None,
    output: Outputs = None,
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
        from tthc_cli.cli.exit_code import exit_code
        from tthc_cli.errors import UnreadableFileError
        from tthc_cli.folder import require_folder
        from tthc_cli.pipeline import check_files
        from tthc_cli.report.cascades import render_cascade
        from tthc_cli.report.presentation import Extent, Presentation

        targets = choose_targets(form, output or [], ReportFormat.text, ReportFormat.json)
        if not folder.exists():
            raise UnreadableFileError(folder, "folder")
        focus = Focus(unit, level.value if level else None) if unit or level else None
        checked = check_files([require_folder(folder)], settings, parent, focus, failures.watch, failures.watch_pairs)
        extent = Extent(every_row=every_row, holes=holes, matrix=matrix)
        for target in targets:
            canvas = open_canvas(target.file, settings.lang, no_color=no_color)
            shown = Presentation.of(checked.report, checked.plans, canvas, folder, settings, extent)
            write(render_cascade(target.form.value, shown), target.file, [*checked.files, folder])
        if write_lock:
            _write_lock(checked, folder, settings.lang, quiet=quiet)
        return exit_code(checked.report, settings)

    intake = Intake(ocr, max_size, timeout, exclude)
    run(Choices(lang, config, jobs, select, ignore, fail_on, quiet, intake, require_coverage), folder, work)


def _write_lock(checked: CheckedFolder, folder: Path, lang: str, *, quiet: bool) -> None:
    """Writes the parents of the whole folder, whatever part of it was reported."""
    from tthc_cli.agreements.lock import FILE_NAME, make_lock, render_lock

    lock = make_lock(checked.plans, checked.cascade)
    write([render_lock(lock)], folder / FILE_NAME)
    if not quiet:
        facts = {"parents": len(lock.parents), "tasks": sum(len(parent.tasks) for parent in lock.parents)}
        tell("lock_written", lang, path=str(folder / FILE_NAME), **facts)
