"""One document checked: its findings, and the lines that a reader wants to see beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tthc_cli.check import check_draft
from tthc_cli.config import Profile
from tthc_cli.model.draft import Draft
from tthc_cli.model.findings import Finding


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """What a worker hands back about one document. `excerpts` holds the line of every finding, by its number."""

    path: str
    findings: tuple[Finding, ...]
    excerpts: Mapping[int, str]

    def renamed(self, path: str) -> CheckedDraft:
        """The same under another path."""
        findings = tuple(finding.model_copy(update={"path": path}) for finding in self.findings)
        return CheckedDraft(path, findings, self.excerpts)


def examine_draft(draft: Draft, lang: str, profile: Profile) -> CheckedDraft:
    """Checks one document."""
    findings = check_draft(draft, lang, profile)
    return CheckedDraft(draft.plan.source.path, findings, _find_excerpts(findings, draft.source))


def _find_excerpts(findings: Iterable[Finding], source: str) -> dict[int, str]:
    lines = source.split("\n")
    wanted = {finding.span.line for finding in findings if finding.span is not None}
    return {line: lines[line - 1] for line in sorted(wanted) if line <= len(lines)}
