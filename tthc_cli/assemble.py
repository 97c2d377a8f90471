"""Cascade and findings of a folder → the report that is printed: what was asked for, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tthc_cli.check import list_rule_names
from tthc_cli.check.drafts import CheckedDraft
from tthc_cli.check.findings import RULE_CRASHED
from tthc_cli.check.rules import draft_rules
from tthc_cli.config import Settings
from tthc_cli.errors import UnreadableFileError, UsageError, printed_path
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.report_messages import sentence
from tthc_cli.model.cascade import Cascade, CascadeReport
from tthc_cli.model.findings import COVERAGE_BELOW, Finding, FindingsReport, Summary, Unreadable
from tthc_cli.model.plan import Level, Plan
from tthc_cli.workers import Failure, Reading

ALWAYS_TOLD = (RULE_CRASHED, COVERAGE_BELOW)
"""Codes that no choice hides: each ends a run."""


@dataclass(frozen=True, slots=True)
class CheckedFolder:
    """The report on a folder, the plans it speaks of, and the files that could not be read. `cascade` is the whole
    folder, where the report is narrowed to some children.
    """

    report: CascadeReport
    plans: tuple[Plan, ...]
    failures: tuple[Failure, ...]
    cascade: Cascade

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that were opened."""
        paths = (*(plan.source.path for plan in self.plans), *(failure.path for failure in self.failures))
        return tuple(Path(path) for path in dict.fromkeys(paths))


@dataclass(frozen=True, slots=True)
class Focus:
    """Which children a report is about.

    Those whose issuer's name contains `unit`, those of `level`; None means any.
    """

    unit: str | None = None
    level: Level | None = None

    def fits(self, plan: Plan) -> bool:
        """Whether the report is about this plan."""
        named = self.unit is None or fold(self.unit) in fold(plan.issuer.name or "")
        return named and self.level in (None, plan.issuer.level)

    def choose(self, plans: Iterable[Plan]) -> frozenset[str]:
        """The paths of the plans that the report is about."""
        return frozenset(plan.source.path for plan in plans if self.fits(plan))


def sort_readings(
    readings: Iterable[Reading[Plan]], parent: Path | None
) -> tuple[tuple[Plan, ...], tuple[Failure, ...]]:
    """Parts plans from failures. Raises `UsageError` when there is neither, `UnreadableFileError` without `parent`."""
    everything = tuple(readings)
    if not everything:
        raise UsageError("nothing_to_check")
    plans = tuple(reading.value for reading in everything if reading.value is not None)
    if parent is not None and printed_path(parent) not in {plan.source.path for plan in plans}:
        raise UnreadableFileError(parent, "parent")
    return plans, tuple(reading.failure for reading in everything if reading.failure is not None)


def add_copies(cascade: Cascade, copies: Iterable[tuple[Path, Path]], plans: Iterable[Plan]) -> Cascade:
    """The cascade with `copies` in `same_document`: files that were not read, because another of the same bytes was."""
    read = {plan.source.path for plan in plans}
    groups = {paths[0]: paths for paths in cascade.same_document}
    home = {path: paths[0] for paths in cascade.same_document for path in paths}
    for copy, original in copies:
        name = printed_path(original)
        if name in read:
            first = home.get(name, name)
            groups[first] = (*groups.get(first, (first,)), printed_path(copy))
    return cascade.model_copy(update={"same_document": tuple(groups.values())})


def assemble_report(
    plans: tuple[Plan, ...],
    failures: tuple[Failure, ...],
    cascade: Cascade,
    findings: Iterable[Finding],
    settings: Settings,
    focus: Focus | None = None,
) -> CheckedFolder:
    """The report on `plans`, without the findings that `settings` leave out and the children outside `focus`.

    Raises `UsageError` where `settings` choose findings that do not exist, or `focus` nobody.
    """
    require_known_findings(settings)
    whole = cascade
    wanted = tuple(finding for finding in findings if is_wanted(finding, settings))
    if focus is not None:
        _require_someone(plans, cascade, focus)
        cascade, wanted = _narrow(cascade, wanted, plans, focus)
    report = CascadeReport(
        **{name: getattr(cascade, name) for name in Cascade.model_fields},
        files=len({*(plan.source.path for plan in plans), *(failure.path for failure in failures)}),
        unreadable=tuple(explain_failure(failure, settings) for failure in failures),
        findings=wanted,
        summary=Summary.model_validate(Counter(finding.severity for finding in wanted)),
    )
    return CheckedFolder(report, plans, failures, whole)


def assemble_drafts(drafts: Sequence[CheckedDraft], failures: Sequence[Failure], settings: Settings) -> FindingsReport:
    """The report on documents that were checked one by one, without the findings that `settings` leave out."""
    off = {rule.code: rule.name for rule in draft_rules() if not rule.on}
    wanted = tuple(
        finding
        for draft in drafts
        for finding in draft.findings
        if is_wanted(finding, settings) and (finding.code not in off or is_named(finding, settings.select))
    )
    return FindingsReport(
        files=len(drafts) + len(failures),
        unreadable=tuple(explain_failure(failure, settings) for failure in failures),
        findings=wanted,
        summary=Summary.model_validate(Counter(finding.severity for finding in wanted)),
    )


def wanted_rules(settings: Settings) -> frozenset[str]:
    """The codes of the rules about one document that speak under these settings."""
    return frozenset(
        rule.code
        for rule in draft_rules()
        if (not settings.select or _is_named(rule.code, rule.name, settings.select))
        and not _is_named(rule.code, rule.name, settings.ignore)
        and (rule.on or _is_named(rule.code, rule.name, settings.select))
    )


def is_named(finding: Finding, names: Sequence[str]) -> bool:
    """Whether codes, beginnings of codes or names name the rule of a finding."""
    return _is_named(finding.code, finding.name, names)


def is_wanted(finding: Finding, settings: Settings) -> bool:
    """Whether `select` and `ignore` let a finding through.

    `ignore` wins; both hold codes, beginnings of codes, or names. That a rule crashed is always told, and so is a
    coverage below the limit that was asked for: no run ends 1 without a finding that says why.
    """
    if finding.code in ALWAYS_TOLD:
        return True
    chosen = not settings.select or _is_named(finding.code, finding.name, settings.select)
    return chosen and not _is_named(finding.code, finding.name, settings.ignore)


def require_known_findings(settings: Settings) -> None:
    """Raises `UsageError` for a name in `select` or `ignore` that fits no rule: it would hide all, or nothing."""
    rules = list_rule_names() if settings.select or settings.ignore else {}
    for key, names in (("select", settings.select), ("ignore", settings.ignore)):
        for name in names:
            if not any(_is_named(code, rule, [name]) for code, rule in rules.items()):
                known = ", ".join(f"{code} ({rule})" for code, rule in rules.items())
                raise UsageError("unknown_finding", name=name, key=key, known=known)


def explain_failure(failure: Failure, settings: Settings) -> Unreadable:
    """The sentence about a file that could not be read."""
    return Unreadable(path=failure.path, reason=sentence(failure.message_key, settings.lang, **failure.facts))


def _is_named(code: str, name: str, wanted: Sequence[str]) -> bool:
    return any(each and (code.startswith(each.upper()) or name == each.lower()) for each in wanted)


def _require_someone(plans: Sequence[Plan], cascade: Cascade, focus: Focus) -> None:
    """Raises `UsageError` where `focus` is on no document, nor on a unit that owes one: a slip of the pen would pass
    for a clean folder.
    """
    owing = focus.level is None and any(fold(focus.unit or "") in fold(name) for name in cascade.absent_units)
    if owing or any(focus.fits(plan) for plan in plans):
        return
    chosen = (("--unit", focus.unit), ("--level", focus.level))
    wanted = ", ".join(f"{option} {value}" for option, value in chosen if value is not None)
    units = dict.fromkeys(f"{plan.issuer.name or '–'} ({plan.issuer.level or '–'})" for plan in plans)
    raise UsageError("nothing_in_focus", wanted=wanted, known="; ".join(units) or "–")


def _narrow(
    cascade: Cascade, findings: tuple[Finding, ...], plans: Sequence[Plan], focus: Focus
) -> tuple[Cascade, tuple[Finding, ...]]:
    kept = focus.choose(plans)
    absent = [name for name in cascade.absent_units if focus.unit is None or fold(focus.unit) in fold(name)]
    narrowed = cascade.model_copy(
        update={
            "links": tuple(link for link in cascade.links if link.child in kept),
            "coverage": tuple(coverage for coverage in cascade.coverage if coverage.child in kept),
            "absent_units": tuple(absent),
        }
    )
    about = tuple(
        finding
        for finding in findings
        if finding.code in ALWAYS_TOLD or kept & {finding.path, *(related.path for related in finding.related)}
    )
    return narrowed, about
