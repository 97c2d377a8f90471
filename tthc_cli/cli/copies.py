"""`--annotate`, `--fix`, `--diff`: which copies a run writes, and where. No input is ever written to."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tthc_cli.cli.output import write
from tthc_cli.cli.stderr import tell
from tthc_cli.errors import UsageError, printed_path

if TYPE_CHECKING:
    from tthc_cli.cli.run import Failures
    from tthc_cli.cli.standard_input import Given
    from tthc_cli.config import Settings
    from tthc_cli.edit.fixed import FixedCopy
    from tthc_cli.model.findings import FindingsReport


@dataclass(frozen=True, slots=True)
class CopyChoices:
    """The options about copies as given. `diff` shows what `fix` would write."""

    annotate: Path | None = None
    fix: bool = False
    fix_output: Path | None = None
    diff: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class CopyRun:
    """The copies of one run of `tthc check` over the documents `files`, which `given` names."""

    choices: CopyChoices
    files: Sequence[Path]
    given: Given
    settings: Settings
    failures: Failures

    def require_places(self) -> None:
        """Raises `UsageError` before anything is read, where a copy would have no format or no place."""
        from tthc_cli.edit.annotated import require_annotatable
        from tthc_cli.edit.fixed import require_fixable

        named = {path.resolve() for path in self.given.paths}
        for file in self.files:
            if file.resolve() in named and self.choices.annotate is not None:
                require_annotatable(file)
            if file.resolve() in named and (self.choices.fix or self.choices.diff):
                require_fixable(file)
            if self.choices.annotate is not None:
                self._require_output(self._place(file, self.choices.annotate))
            if self.choices.fix:
                self._require_output(self._fixed_place(file))

    def annotate(self, report: FindingsReport, read: Collection[str]) -> None:
        """Writes the findings of the report into copies of the documents `read`, if only in part."""
        from tthc_cli.edit.annotated import require_annotatable
        from tthc_cli.pipeline import annotate_files

        if self.choices.annotate is None:
            return
        files = self._those_that_take(require_annotatable, read)
        found = {printed_path(file): tuple(f for f in report.findings if f.path == self._name(file)) for file in files}
        readings = map(self.given.rename, annotate_files(files, found, self.settings))
        for file, reading in zip(files, self.failures.watch(readings, len(files)), strict=True):
            if reading.value is not None:
                place = self._place(file, self.choices.annotate)
                self._write(reading.value.data, place)
                self._say("annotated", path=self._name(file), count=reading.value.findings, copy=place)
                if reading.value.signed:
                    tell("copy_unsigned", self.settings.lang, path=self._name(file), copy=place)

    def fix(self, read: Collection[str]) -> None:
        """Writes mended copies of those of the documents `read` in which something could be mended."""
        if not self.choices.fix:
            return
        for file, copy in self._mended(read):
            if copy.data is None:
                self._say("fix_nothing", path=self._name(file))
                continue
            place = self._fixed_place(file)
            self._write(copy.data, place)
            self._say("fixed", path=self._name(file), count=copy.places, copy=place)

    def show_diff(self) -> int:
        """Prints what `fix` would change as a unified diff and writes nothing; 1 if that is anything."""
        changed = 0
        for _, copy in self._mended([self._name(file) for file in self.files]):
            write([f"{line}\n" for line in copy.diff], None)
            changed |= int(bool(copy.diff))
        return changed

    def _mended(self, read: Collection[str]) -> Iterator[tuple[Path, FixedCopy]]:
        from tthc_cli.cli.draft_run import name_rules
        from tthc_cli.edit.fixed import require_fixable
        from tthc_cli.pipeline import fix_files

        files = self._those_that_take(require_fixable, read)
        readings = map(self.given.rename, fix_files(files, name_rules(self.settings), self.settings))
        for file, reading in zip(files, self.failures.watch(readings, len(files)), strict=True):
            if reading.value is not None:
                yield file, reading.value

    def _those_that_take(self, require: Callable[[Path], None], read: Collection[str]) -> list[Path]:
        """The documents `read` that have the right format; of the others in a folder it is told."""
        files = []
        for file in self.files:
            try:
                require(file)
            except UsageError as refusal:
                tell(refusal.message_key, self.settings.lang, **{**refusal.facts, "path": self._name(file)})
                continue
            if self._name(file) in read:
                files.append(file)
        return files

    def _place(self, file: Path, target: Path) -> Path:
        """Where the copy of a document goes: `target`, or a file of the same name in it where it is a folder. For
        several documents it must be one, and gets the folders that they stand in, so that no copy hides another.
        """
        if target.is_dir() or not target.suffix:
            shared = os.path.commonpath([each.absolute().parent for each in self.files])
            return target / file.absolute().relative_to(shared)
        if len(self.files) > 1:
            raise UsageError("copies_need_folder", path=str(target))
        if target.suffix.lower() != file.suffix.lower():
            raise UsageError("copy_suffix", path=str(target), suffix=file.suffix)
        return target

    def _fixed_place(self, file: Path) -> Path:
        from tthc_cli.edit.fixed import fixed_name

        if self.choices.fix_output is not None:
            return self._place(file, self.choices.fix_output)
        if self.given.name(file) != str(file) or not file.exists():  # standard input, or inside an archive
            raise UsageError("fix_needs_output", path=self._name(file))
        return fixed_name(file)

    def _require_output(self, place: Path) -> None:
        if any(place.resolve() == file.resolve() for file in (*self.files, *self.given.paths)):
            raise UsageError("copy_is_input", path=str(place))

    def _write(self, data: bytes, place: Path) -> None:
        self._require_output(place)
        if place not in (self.choices.annotate, self.choices.fix_output):
            _make_folder(place.parent)
        write([data], place, self.files)

    def _name(self, file: Path) -> str:
        return printed_path(self.given.name(file))

    def _say(self, key: str, **facts: object) -> None:
        if not self.choices.quiet:
            tell(key, self.settings.lang, **facts)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:  # a file of that name, or a place where nothing may be written
        raise UsageError("copies_need_folder", path=str(folder)) from error
