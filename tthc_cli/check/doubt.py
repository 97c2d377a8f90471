"""What was read from a scan proves nothing on its own: findings that stand on it are no errors, but things to look up.

Recognition turns `Quý III` into `Quý II` and a 3 into an 8, and is sure of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tthc_cli.lexicon.messages import message
from tthc_cli.model.findings import Finding
from tthc_cli.model.plan import Plan, Source

_OF_THE_WHOLE = frozenset({"CAS007"})
"""Findings that something is nowhere in a document: they stand on all of its pages, the unread ones too."""


def lower_doubtful(findings: Iterable[Finding], plans: Iterable[Plan], lang: str) -> tuple[Finding, ...]:
    """The findings, errors that stand on scanned or unread pages lowered to warnings that say so."""
    sources = {plan.source.path: plan.source for plan in plans}
    return tuple(_lower(finding, sources, lang) if finding.severity == "error" else finding for finding in findings)


def _lower(finding: Finding, sources: Mapping[str, Source], lang: str) -> Finding:
    remark = _find_doubt(finding, sources.get(finding.path))
    if remark is None:
        return finding
    text = f"{finding.message} {message(remark, lang)}"
    return finding.model_copy(update={"severity": "warning", "message": text})


def _find_doubt(finding: Finding, source: Source | None) -> str | None:
    """The key of the remark, or None for a finding that stands on digital text alone."""
    spans = (finding.span, *(place.span for place in finding.related))
    if any(span.ocr for span in spans if span is not None):
        return "doubt_scanned"
    if source is None or finding.code not in _OF_THE_WHOLE:
        return None
    if source.ocr:
        return "doubt_scanned"
    return "doubt_unread" if source.unread_pages else None
