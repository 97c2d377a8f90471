"""The `tthc` command."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from tthc_cli import __version__

if TYPE_CHECKING:
    import typer


def main() -> None:
    """Runs `tthc` with the arguments of the process and ends it with the exit code of the contract."""
    if sys.argv[1:] == ["--version"]:
        print(f"tthc {__version__}")
        return
    _speak_utf8()
    # Loading and reading make many objects and hardly a cycle; looking for cycles would take a tenth of the run.
    gc.set_threshold(50_000, 20, 20)
    build_app()(prog_name="tthc")


def build_app() -> typer.Typer:
    """The command line with all its commands."""
    import typer

    from tthc_cli.cli.commands.check_cascade import check_cascade
    from tthc_cli.cli.commands.diff import diff
    from tthc_cli.cli.commands.parse import parse
    from tthc_cli.cli.commands.schema import schema

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
    app.command("parse", short_help="Đọc văn bản và in nội dung.")(parse)
    app.command("check-cascade", short_help="Đối chiếu một thư mục kế hoạch.")(check_cascade)
    app.command("diff", short_help="Đối chiếu một cặp văn bản.")(diff)
    app.command("schema", short_help="In lược đồ JSON.")(schema)
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
