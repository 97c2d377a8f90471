"""`tthc explain`: what a rule means, why, and on which law it rests."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tthc_cli.cli.options import Language, NoColor, Output
from tthc_cli.cli.output import open_canvas, write
from tthc_cli.cli.run import Choices, Failures, run

if TYPE_CHECKING:
    from tthc_cli.config import Settings


class ExplainFormat(StrEnum):
    """How rules are explained."""

    text = "text"
    md = "md"
    json = "json"


def explain(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="Mã hoặc tên quy tắc; bỏ trống để liệt kê.", show_default=False),
    ] = None,
    every_rule: Annotated[bool, typer.Option("--all", help="Giải thích mọi quy tắc.")] = False,
    form: Annotated[ExplainFormat, typer.Option("--format", "-f", help="Định dạng kết quả.")] = ExplainFormat.text,
    output: Output = None,
    lang: Language = None,
    no_color: NoColor = False,
) -> None:
    """Giải thích quy tắc: ý nghĩa, ví dụ sai và đúng, căn cứ pháp lý; không có CODE thì liệt kê các quy tắc."""

    def work(settings: Settings, failures: Failures) -> int:
        from tthc_cli.check.explain import explain_rules
        from tthc_cli.report.rules import render_list, render_rules

        canvas = open_canvas(output, settings.lang, no_color=no_color)
        rules = explain_rules(settings.lang, code)
        whole = code is not None or every_rule
        write(render_rules(form.value, rules, canvas) if whole else render_list(form.value, rules, canvas), output)
        return 0

    run(Choices(lang), None, work)
