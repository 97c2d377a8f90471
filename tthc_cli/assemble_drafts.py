"""Documents checked one by one → the report that is printed: what was asked for, without what is accepted, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tthc_cli.agreements.baseline import Baseline, compare_baseline, make_baseline
from tthc_cli.agreements.choice import find_nearest, fits_path, is_named
from tthc_cli.agreements.finding_waivers import Exceptions, excuse
from tthc_cli.assemble import ALWAYS_TOLD, explain_failure, is_wanted
from tthc_cli.check import check_exceptions, list_rule_names, rules_at_work
from tthc_cli.check.rule import DraftRule, SettingsRule
from tthc_cli.check.rules import settings_rules
from tthc_cli.config import Settings
from tthc_cli.model.checked import CheckedDraft
from tthc_cli.model.findings import BaselineOutcome, DraftsReport, Finding, Summary
from tthc_cli.workers import Failure


class Against(NamedTuple):
    """What a run is compared with: findings that are known, and an earlier version of the one draft."""

    baseline: Baseline | None = None
    earlier: CheckedDraft | None = None


NOTHING = Against()


def assemble_drafts(
    drafts: Sequence[CheckedDraft],
    failures: Sequence[Failure],
    settings: Settings,
    against: Against = NOTHING,
    today: date | None = None,
) -> DraftsReport:
    """The report on documents that were checked one by one.

    Files of the same bytes are told of once. Of what is left, findings are taken out in this order: what waivers and
    comments accept; what `settings` do not choose; what the earlier draft had already; what the baseline holds.
    """
    originals, copies = _part_copies(drafts)
    excused = _excuse(originals, settings, today or date.today())
    found = [finding for draft in excused.drafts for finding in draft.findings]
    found += _grade(check_exceptions(excused.exceptions, settings.lang), settings)
    if against.earlier is not None:
        found = _leave_out(found, _excuse([against.earlier], settings, today or date.today()).drafts[0].findings)
    report = DraftsReport(
        files=len(drafts) + len(failures),
        unreadable=tuple(explain_failure(failure, settings) for failure in failures),
        findings=(),
        summary=Summary(),
        waived=excused.waived,
        same_document=copies,
    )
    checked = [draft.path for draft in drafts]
    return _with(report, found) if against.baseline is None else _compare(report, found, against.baseline, checked)


def next_baseline(
    report: DraftsReport, drafts: Sequence[CheckedDraft], before: Baseline | None, file: Path
) -> Baseline:
    """The baseline after a run, to be written to `file`: what is new and what was known already, not what is gone."""
    known = report.baseline.known if report.baseline is not None else ()
    findings = [each for each in (*known, *report.findings) if each.code not in ALWAYS_TOLD]
    return make_baseline(findings, [draft.path for draft in drafts], before, file.parent)


def _with(report: DraftsReport, findings: Sequence[Finding], outcome: BaselineOutcome | None = None) -> DraftsReport:
    summary = Summary.model_validate(Counter(finding.severity for finding in findings))
    return report.model_copy(update={"findings": tuple(findings), "summary": summary, "baseline": outcome})


def _compare(
    report: DraftsReport, found: Sequence[Finding], baseline: Baseline, checked: Sequence[str]
) -> DraftsReport:
    """That a rule crashed is new in every run: no baseline makes up for it."""
    told = [each for each in found if each.code in ALWAYS_TOLD]
    compared = compare_baseline([each for each in found if each.code not in ALWAYS_TOLD], baseline, checked)
    outcome = BaselineOutcome(unchanged=len(compared.unchanged), fixed=compared.fixed, known=compared.unchanged)
    return _with(report, (*told, *compared.new), outcome)


def _part_copies(drafts: Sequence[CheckedDraft]) -> tuple[list[CheckedDraft], tuple[tuple[str, ...], ...]]:
    """The first file of each content, and the paths of those that have copies, with these."""
    groups: dict[str, list[CheckedDraft]] = {}
    for draft in drafts:
        groups.setdefault(draft.sha256 or draft.path, []).append(draft)
    copies = (tuple(each.path for each in group) for group in groups.values() if len(group) > 1)
    return [group[0] for group in groups.values()], tuple(copies)


class _Excused(NamedTuple):
    """Documents with the findings to tell, how many of those are accepted, what became of the exceptions."""

    drafts: tuple[CheckedDraft, ...]
    waived: int
    exceptions: Exceptions


def _excuse(drafts: Sequence[CheckedDraft], settings: Settings, today: date) -> _Excused:
    """Waivers see every finding, so that none is called idle for what a run was not asked to show."""
    at_work = [rule.code for rule in rules_at_work(settings.profile)]
    rules = list_rule_names() if any(draft.marks for draft in drafts) else ()
    excused = excuse(drafts, settings.finding_waivers, rules, at_work, today, settings.source)
    before, after = (
        tuple(draft.keeping(tuple(_grade(draft.findings, settings))) for draft in group)
        for group in (drafts, excused.drafts)
    )
    return _Excused(after, _count(before) - _count(after), excused.exceptions)


def _count(drafts: Sequence[CheckedDraft]) -> int:
    return sum(len(draft.findings) for draft in drafts)


def _grade(findings: Sequence[Finding], settings: Settings) -> Iterator[Finding]:
    """The findings that the settings choose, as grave as they take them."""
    told = {rule.code for rule in choose_rules(settings)}
    for finding in findings:
        if finding.code in ALWAYS_TOLD:
            yield finding
        elif finding.code in told and not _is_ignored_there(finding, settings):
            level = find_nearest(finding.code, finding.name, settings.severities)
            yield finding if level is None else finding.model_copy(update={"severity": level})


def choose_rules(settings: Settings) -> tuple[DraftRule | SettingsRule, ...]:
    """The rules that may speak in a run."""
    rules: tuple[DraftRule | SettingsRule, ...] = (*rules_at_work(settings.profile), *settings_rules())
    return tuple(rule for rule in rules if _is_told(rule, settings))


def _is_told(rule: DraftRule | SettingsRule, settings: Settings) -> bool:
    if find_nearest(rule.code, rule.name, settings.severities) == "off" or not is_wanted(rule, settings):
        return False
    return rule.on or is_named(rule.code, rule.name, (*settings.select, *settings.extend_select))


def _is_ignored_there(finding: Finding, settings: Settings) -> bool:
    return any(
        fits_path(finding.path, pattern) and is_named(finding.code, finding.name, names)
        for pattern, names in settings.per_file_ignores.items()
    )


def _leave_out(findings: Sequence[Finding], before: Sequence[Finding]) -> list[Finding]:
    """The findings that an earlier version of the document, checked under the same name, did not have."""
    left = Counter(finding.fingerprint for finding in before)
    new = []
    for finding in findings:
        left[finding.fingerprint] -= 1
        if left[finding.fingerprint] < 0 or finding.code in ALWAYS_TOLD:
            new.append(finding)
    return new
