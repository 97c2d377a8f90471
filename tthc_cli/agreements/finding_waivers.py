"""Findings that an office accepts, by `waivers` of `tthc.yaml` or by a comment in the document itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tthc_cli.agreements.choice import fits_path, is_named
from tthc_cli.lexicon.keys import fold
from tthc_cli.model.checked import CheckedDraft
from tthc_cli.model.draft import WaiverMark
from tthc_cli.model.findings import Finding
from tthc_cli.model.waivers import FindingWaiver


class FindingWaiverUse(NamedTuple):
    """A waiver, the number of findings that it fits, and whether its day is over, so that it holds no more."""

    waiver: FindingWaiver
    findings: int
    expired: bool


class MarkUse(NamedTuple):
    """A comment that asks for silence: those of its codes that no rule has, and those whose rule says nothing there."""

    path: str
    mark: WaiverMark
    unknown: tuple[str, ...]
    unused: tuple[str, ...]


class Exceptions(NamedTuple):
    """What became of the waivers that concern the checked files, and of all comments that ask for silence. `source` is
    the settings file.
    """

    waivers: tuple[FindingWaiverUse, ...] = ()
    marks: tuple[MarkUse, ...] = ()
    source: str | None = None


class Excused(NamedTuple):
    """The documents without the findings that are accepted, and what became of the exceptions."""

    drafts: tuple[CheckedDraft, ...]
    exceptions: Exceptions


def excuse(
    drafts: Sequence[CheckedDraft],
    waivers: Sequence[FindingWaiver],
    rules: Collection[str],
    at_work: Collection[str],
    today: date,
    source: str | None = None,
) -> Excused:
    """Takes accepted findings out. `rules` are the codes of all rules, `at_work` the codes of those that
    looked at the drafts: a comment about another one is not called idle.
    """
    fitting: Counter[int] = Counter()
    marks: list[MarkUse] = []
    kept = []
    for draft in drafts:
        silent = [_find_silent(draft, mark) for mark in draft.marks]
        marks += (_use_mark(draft, *each, rules, at_work) for each in zip(draft.marks, silent, strict=True))
        accepted = _find_accepted(draft, waivers, fitting, today).union(*silent)
        kept.append(draft.keeping(tuple(each for at, each in enumerate(draft.findings) if at not in accepted)))
    uses = tuple(
        FindingWaiverUse(waiver, fitting[at], waiver.expires < today)
        for at, waiver in enumerate(waivers)
        if any(_fits_file(waiver, draft.path) for draft in drafts)
    )
    return Excused(tuple(kept), Exceptions(uses, tuple(marks), source))


def _find_accepted(
    draft: CheckedDraft, waivers: Sequence[FindingWaiver], fitting: Counter[int], today: date
) -> set[int]:
    """The findings that a waiver of today accepts; every waiver that fits is counted."""
    here = [(at, waiver) for at, waiver in enumerate(waivers) if _fits_file(waiver, draft.path)]
    accepted = set()
    for number, finding in enumerate(draft.findings):
        for at, waiver in here:
            if _fits(waiver, finding, draft.excerpts):
                fitting[at] += 1
                if waiver.expires >= today:
                    accepted.add(number)
    return accepted


def _fits_file(waiver: FindingWaiver, path: str) -> bool:
    return waiver.path is None or fits_path(path, waiver.path)


def _fits(waiver: FindingWaiver, finding: Finding, lines: Mapping[int, str]) -> bool:
    if not is_named(finding.code, finding.name, [waiver.code]):
        return False
    line = lines.get(finding.span.line, "") if finding.span is not None else ""
    return waiver.contains is None or fold(waiver.contains) in fold(f"{finding.message}\n{line}")


def _find_silent(draft: CheckedDraft, mark: WaiverMark) -> set[int]:
    """The findings at a comment. One about the whole file has no place: a comment anywhere speaks of it."""
    return {
        at
        for at, finding in enumerate(draft.findings)
        if finding.code.startswith(mark.codes)
        and (finding.span is None or (finding.span.start < mark.span.end and mark.span.start < finding.span.end))
    }


def _use_mark(
    draft: CheckedDraft, mark: WaiverMark, silent: Collection[int], rules: Collection[str], at_work: Collection[str]
) -> MarkUse:
    spoken = {draft.findings[at].code for at in silent}
    unknown = tuple(code for code in mark.codes if not _any_begins(rules, code))
    idle = tuple(code for code in mark.codes if _any_begins(at_work, code) and not _any_begins(spoken, code))
    return MarkUse(draft.path, mark, unknown, idle)


def _any_begins(codes: Collection[str], beginning: str) -> bool:
    return any(code.startswith(beginning) for code in codes)
