"""`tthc schema`: the JSON Schemas of what `tthc` prints and reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tthc_cli.cli.options import Language, Output
from tthc_cli.cli.output import write
from tthc_cli.cli.run import Choices, Failures, run

if TYPE_CHECKING:
    from tthc_cli.config import Settings


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="plan, cascade, findings, statistics hoặc config; bỏ trống để in tất cả.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """In lược đồ JSON Schema của kết quả và của tệp cấu hình."""

    def work(settings: Settings, failures: Failures) -> int:
        from tthc_cli.report.schema import render_schema

        write(render_schema(name), output)
        return 0

    run(Choices(lang), None, work)
