"""The outermost border of every command: settings in, exit code out, and no traceback on the way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import typer

from tthc_cli.cli.stderr import Progress, tell

if TYPE_CHECKING:
    from tthc_cli.cli.options import FailOn, Lang, Ocr
    from tthc_cli.config import Settings
    from tthc_cli.workers import Reading

T = TypeVar("T")

INTERRUPTED = 130  # 128 + SIGINT, what shells expect of a program that Ctrl-C ended


@dataclass(frozen=True, slots=True)
class Intake:
    """The options about reading files, as given."""

    ocr: Ocr | None = None
    max_size: float | None = None
    timeout: float | None = None
    exclude: list[str] | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """The common options as given; None where the settings file or the default decides."""

    lang: Lang | None = None
    config: Path | None = None
    jobs: int | None = None
    select: list[str] | None = None
    ignore: list[str] | None = None
    fail_on: FailOn | None = None
    quiet: bool = False
    intake: Intake = field(default_factory=Intake)
    require_coverage: float | None = None
    profile: str | None = None
    extend_select: list[str] | None = None

    def settings(self, near: Path | None) -> Settings:
        """The settings of the run; `near` is where the search for `tthc.yaml` begins."""
        from tthc_cli.config import read_settings

        return read_settings(
            self.config,
            near=near,
            lang=self.lang and self.lang.value,
            jobs=self.jobs,
            select=self.select or None,
            ignore=self.ignore or None,
            fail_on=self.fail_on and self.fail_on.value,
            ocr=self.intake.ocr and self.intake.ocr.value,
            max_size=self.intake.max_size,
            timeout=self.intake.timeout,
            exclude=self.intake.exclude or None,
            require_coverage=self.require_coverage,
            profile=self.profile,
            extend_select=self.extend_select or None,
        )


def run(choices: Choices, near: Path | None, work: Callable[[Settings, Failures], int]) -> NoReturn:
    """Does `work` and ends the command with its exit code, or with that of the error that stopped it."""
    from tthc_cli.errors import TthcError

    lang = choices.lang.value if choices.lang else "vi"
    failures = Failures(lang, Progress.open(quiet=choices.quiet), quiet=choices.quiet)
    try:
        settings = choices.settings(near)
        failures.lang = settings.lang
        if settings.names_rules:
            from tthc_cli.assemble import require_known_findings

            require_known_findings(settings)  # before a folder is read for nothing
        code = work(settings, failures)
    except TthcError as error:
        failures.progress.clear()
        tell(error.message_key, failures.lang, **error.facts)
        code = error.exit_code
    except KeyboardInterrupt:
        failures.progress.clear()
        tell("interrupted", failures.lang, left=failures.left)
        code = INTERRUPTED
    except Exception as error:  # the outermost border: people get a sentence, developers set TTHC_DEBUG
        if os.environ.get("TTHC_DEBUG"):
            raise
        tell("internal_fault", failures.lang, error=f"{type(error).__name__}: {error}")
        code = 4
    failures.progress.clear()
    raise typer.Exit(max(code, failures.exit_code))


@dataclass(slots=True)
class Failures:
    """Tells of every file that could not be read as soon as it is known, and remembers the worst exit code."""

    lang: str
    progress: Progress
    exit_code: int = 0
    left: int = 0
    quiet: bool = False

    def say(self, message_key: str, **facts: object) -> None:
        """Tells something beside the result that is no fault; nothing where a person wants quiet."""
        if not self.quiet:
            self.progress.clear()
            tell(message_key, self.lang, **facts)

    def watch(self, readings: Iterable[Reading[T]], total: int = 0) -> Iterator[Reading[T]]:
        """Passes all readings on, `total` of them. Progress is shown while a reading is waited for, not while one is
        being printed.
        """
        self.left = total
        for done, reading in enumerate(readings, 1):
            self.left -= 1
            self.progress.clear()
            if reading.failure is not None:
                self.exit_code = max(self.exit_code, reading.failure.exit_code)
                tell(reading.failure.message_key, self.lang, **reading.failure.facts)
            yield reading
            self.progress.show(done, total, reading.path, self.lang)
        self.progress.clear()

    def watch_pairs(self, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Passes pairs (parent, child) on; shows how many have been compared, a hundred times at most."""
        step = 1 + len(pairs) // 100
        for done, pair in enumerate(pairs):
            if done % step == 0:
                self.progress.show(done, len(pairs), pair[1], self.lang, "progress_pairs")
            yield pair
        self.progress.clear()

    def stop_early(self) -> None:
        """Tells that the run was interrupted after some files, which are printed, and before the others."""
        self.progress.clear()
        tell("interrupted_printed", self.lang, left=self.left)
        self.exit_code = INTERRUPTED
