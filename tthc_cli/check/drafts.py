"""Draft → CheckedDraft: what a worker does with one document and hands back."""

from __future__ import annotations

from collections.abc import Iterable

from tthc_cli.check import check_draft
from tthc_cli.config import Profile
from tthc_cli.model.base import Span
from tthc_cli.model.checked import CheckedDraft
from tthc_cli.model.draft import Draft


def examine_draft(draft: Draft, lang: str, profile: Profile) -> CheckedDraft:
    """Checks one document."""
    findings = check_draft(draft, lang, profile)
    spans = (*(finding.span for finding in findings), *(mark.span for mark in draft.marks))
    source = draft.plan.source
    return CheckedDraft(source.path, findings, _find_excerpts(spans, draft.source), draft.marks, source.sha256)


def _find_excerpts(spans: Iterable[Span | None], source: str) -> dict[int, str]:
    lines = source.split("\n")
    wanted = {span.line for span in spans if span is not None}
    return {line: lines[line - 1] for line in sorted(wanted) if line <= len(lines)}
