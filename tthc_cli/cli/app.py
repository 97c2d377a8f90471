"""The `tthc` command."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from tthc_cli import __version__
from tthc_cli.cli.wrong_usage import speak_plainly

if TYPE_CHECKING:
    import typer

_COMMANDS = {
    "parse": ("parse", "parse", "Đọc văn bản và in nội dung."),
    "check": ("check", "check", "Kiểm tra từng dự thảo."),
    "check-cascade": ("check_cascade", "check_cascade", "Đối chiếu một thư mục kế hoạch."),
    "diff": ("diff", "diff", "Đối chiếu một cặp văn bản."),
    "explain": ("explain", "explain", "Giải thích các quy tắc."),
    "schema": ("schema", "schema", "In lược đồ JSON."),
}
"""Name → its module in `commands`, its function there, its line in the help."""


def main() -> None:
    """Runs `tthc` with the arguments of the process and ends it with the exit code of the contract."""
    if sys.argv[1:] == ["--version"]:
        print(f"tthc {__version__}")
        return
    _speak_utf8()
    # Loading and reading make many objects and hardly a cycle; looking for cycles would take a tenth of a short run.
    gc.set_threshold(200_000, 20, 20)
    app = build_app(next(iter(sys.argv[1:]), None))
    sys.exit(speak_plainly(app, sys.argv[1:], _COMMANDS))


def build_app(called: str | None = None) -> typer.Typer:
    """The command line with all its commands; with `called`, the name of one, it has only that.

    Typer inspects every option of every command that it is given, which no run needs but that of `--help`.
    """
    import typer

    app = typer.Typer(
        name="tthc",
        help="Đọc kế hoạch hành chính và kiểm tra kế hoạch cấp dưới có thực hiện đủ kế hoạch cấp trên hay không.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,  # plain help: rich would cost every --help its loading time
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    shown = typer.Option(False, "--version", help="In phiên bản rồi thoát.", callback=_print_version, is_eager=True)

    def common(version: bool = shown) -> None:
        """Options of `tthc` itself."""

    app.callback()(common)
    for name in (called,) if called in _COMMANDS else _COMMANDS:
        module, function, short_help = _COMMANDS[name]
        app.command(name, short_help=short_help)(getattr(import_module(f"tthc_cli.cli.commands.{module}"), function))
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        import typer

        print(f"tthc {__version__}")
        raise typer.Exit


def _speak_utf8() -> None:
    """Consoles with another code page would stop at the first Vietnamese letter."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
