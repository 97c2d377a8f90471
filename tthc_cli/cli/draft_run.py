"""One run of `tthc check`: reads the documents, compares them with what is known, writes the baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tthc_cli.agreements.baseline import Baseline, read_baseline, render_baseline
from tthc_cli.assemble_drafts import Against, assemble_drafts, choose_rules, next_baseline
from tthc_cli.check.rule import DraftRule
from tthc_cli.cli.output import write
from tthc_cli.errors import UsageError
from tthc_cli.folder import list_documents
from tthc_cli.pipeline import check_drafts
from tthc_cli.workers import Failure

if TYPE_CHECKING:
    from tthc_cli.cli.run import Failures
    from tthc_cli.cli.standard_input import Given
    from tthc_cli.config import Settings
    from tthc_cli.model.checked import CheckedDraft
    from tthc_cli.model.findings import DraftsReport


@dataclass(frozen=True, slots=True)
class BaselineFiles:
    """The baseline to compare with, and the one to write; None where that was not asked for."""

    compared: Path | None = None
    written: Path | None = None

    def read(self) -> Baseline | None:
        """What is known before the run. A file that is to be written need not be there yet. Raises `UsageError`."""
        if self.compared is not None:
            return read_baseline(self.compared)
        return read_baseline(self.written) if self.written is not None and self.written.exists() else None


@dataclass(frozen=True, slots=True)
class DraftRun:
    """What was read: the documents by path, the earlier version of the only one, and the files that failed."""

    files: tuple[Path, ...]
    drafts: tuple[CheckedDraft, ...]
    earlier: CheckedDraft | None
    failures: tuple[Failure, ...]

    @property
    def paths(self) -> frozenset[str]:
        """The names of the documents that were read, if only in part."""
        return frozenset(draft.path for draft in self.drafts)

    @property
    def excerpts(self) -> Mapping[str, Mapping[int, str]]:
        """The lines that findings stand on."""
        return {draft.path: draft.excerpts for draft in self.drafts}


def list_drafts(given: Given, settings: Settings, failures: Failures, earlier: Path | None) -> tuple[Path, ...]:
    """The documents that the command names. Files of the same bytes are told of on standard error.

    Raises `UsageError` where there is nothing to check, or more than one file beside `earlier`.
    """
    files, copies = list_documents(given.paths, settings.exclude)
    if not files:
        raise UsageError("nothing_to_check")
    if earlier is not None and len(files) > 1:
        raise UsageError("diff_only_one_file", count=len(files))
    for copy, original in copies:
        failures.say("same_bytes", path=given.name(copy), original=given.name(original))
    return files


def read_drafts(
    files: Sequence[Path], given: Given, settings: Settings, failures: Failures, earlier: Path | None
) -> DraftRun:
    """Reads and checks the documents `files`, and the `earlier` version of the only one."""
    before = [] if earlier is None else [earlier]
    readings = check_drafts([*files, *before], settings, {earlier: files[0]} if earlier is not None else None)
    seen = tuple(failures.watch(map(given.rename, readings), len(files) + len(before)))
    own = seen[: len(files)]
    return DraftRun(
        (*files, *before),
        tuple(reading.value for reading in own if reading.value is not None),
        next((reading.value for reading in seen[len(files) :]), None),
        tuple(reading.failure for reading in seen if reading.failure is not None),
    )


def report_drafts(run: DraftRun, settings: Settings, baselines: BaselineFiles, failures: Failures) -> DraftsReport:
    """The report on a run; writes the baseline where that was asked for. What was just written is known: such a run
    ends well, unless another baseline was given to compare with.
    """
    before = baselines.read()
    report = assemble_drafts(run.drafts, run.failures, settings, Against(before, run.earlier))
    if baselines.written is None:
        return report
    after = next_baseline(report, run.drafts, before, baselines.written)
    write([render_baseline(after)], baselines.written, run.files)
    failures.say("baseline_written", path=str(baselines.written), count=sum(each.count for each in after.findings))
    if baselines.compared is not None:
        return report
    known = assemble_drafts(run.drafts, run.failures, settings, Against(after, run.earlier))
    fixed = report.baseline.fixed if report.baseline is not None else ()
    outcome = known.baseline and known.baseline.model_copy(update={"fixed": fixed})
    return known.model_copy(update={"baseline": outcome})


def name_rules(settings: Settings) -> tuple[str, ...]:
    """The codes of the rules that look at the documents of a run; not of those about the settings themselves."""
    return tuple(rule.code for rule in choose_rules(settings) if isinstance(rule, DraftRule))
