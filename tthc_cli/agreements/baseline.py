"""The baseline: findings that were there when an office began to check, so that a run shows what came since.

A JSON file, sorted and one value a line, meant to be kept with the documents. Findings are known again by their
fingerprints, which do not count lines; path, code and message are there for people.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path, PurePath
from typing import Literal, NamedTuple

from pydantic import ValidationError

from tthc_cli.errors import UsageError
from tthc_cli.model.base import Model
from tthc_cli.model.findings import Finding, KnownFinding


class Baseline(Model):
    """The findings that are known, those of one fingerprint as one entry with their count."""

    version: Literal[1] = 1
    findings: tuple[KnownFinding, ...]


class Compared(NamedTuple):
    """Findings parted by a baseline: those it does not hold, those it holds, and entries without a finding any more."""

    new: tuple[Finding, ...]
    unchanged: tuple[Finding, ...]
    fixed: tuple[KnownFinding, ...]


def read_baseline(file: Path) -> Baseline:
    """Raises `UsageError` for a file that is not there, or that is no baseline."""
    try:
        return Baseline.model_validate(json.loads(file.read_text("utf-8")))
    except OSError as error:
        raise UsageError("baseline_not_found", path=str(file)) from error
    except (ValueError, RecursionError, ValidationError) as error:
        raise UsageError("baseline_unreadable", path=str(file)) from error


def render_baseline(baseline: Baseline) -> str:
    """The text of the file."""
    return json.dumps(baseline.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def compare_baseline(findings: Sequence[Finding], baseline: Baseline, checked: Collection[str]) -> Compared:
    """Of more findings of one fingerprint than the baseline counts, the last are new. Entries of files that are not
    among the `checked` paths are not judged.
    """
    left = Counter({entry.fingerprint: entry.count for entry in baseline.findings})
    new: list[Finding] = []
    unchanged: list[Finding] = []
    for finding in findings:
        (unchanged if left[finding.fingerprint] > 0 else new).append(finding)
        left[finding.fingerprint] -= 1
    names = {PurePath(path).name for path in checked}
    fixed = (
        entry.model_copy(update={"count": left[entry.fingerprint]})
        for entry in baseline.findings
        if left[entry.fingerprint] > 0 and PurePath(entry.path).name in names
    )
    return Compared(tuple(new), tuple(unchanged), tuple(fixed))


def make_baseline(
    findings: Iterable[Finding], checked: Collection[str], before: Baseline | None, folder: Path
) -> Baseline:
    """The baseline of these findings of the `checked` files. Entries of other files are taken over from `before` as
    long as their file is there; paths are written as seen from `folder`, where the baseline lies.
    """
    entries: dict[str, KnownFinding] = {}
    for finding in findings:
        known = entries.get(finding.fingerprint)
        entries[finding.fingerprint] = (
            known.model_copy(update={"count": known.count + 1}) if known else _make_entry(finding, folder)
        )
    names = {PurePath(path).name for path in checked}
    for entry in before.findings if before is not None else ():
        if PurePath(entry.path).name not in names and (folder / entry.path).exists():
            entries.setdefault(entry.fingerprint, entry)
    order = sorted(entries.values(), key=lambda entry: (entry.path, entry.code, entry.message, entry.fingerprint))
    return Baseline(findings=tuple(order))


def _make_entry(finding: Finding, folder: Path) -> KnownFinding:
    shown = PurePath(os.path.relpath(finding.path, folder)).as_posix()
    return KnownFinding(path=shown, code=finding.code, message=finding.message, fingerprint=finding.fingerprint)
