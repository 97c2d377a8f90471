"""The marks that say good, doubtful, bad. Symbol and word carry the meaning; the colour repeats it."""

from __future__ import annotations

from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import CoverageStatus, LinkStatus
from tthc_cli.model.plan import Severity

GOOD, DOUBTFUL, BAD, QUIET = "green", "yellow", "red", "dim"

SEVERITIES: dict[Severity, tuple[str, str]] = {"error": ("✗", BAD), "warning": ("!", DOUBTFUL), "info": ("·", QUIET)}

COVERAGE: dict[CoverageStatus, tuple[str, str]] = {
    "covered": ("✓", GOOD),
    "partial": ("!", DOUBTFUL),
    "review": ("?", DOUBTFUL),
    "missing": ("✗", BAD),
    "conflict": ("✗", BAD),
    "waived": ("·", QUIET),
    "not_applicable": ("·", QUIET),
}

LINKS: dict[LinkStatus, tuple[str, str]] = {
    "exact": ("✓", GOOD),
    "corrected": ("!", DOUBTFUL),
    "ambiguous": ("?", DOUBTFUL),
    "missing": ("✗", BAD),
    "none": ("·", QUIET),
    "cycle": ("✗", BAD),
}


def severity_mark(severity: Severity, lang: str) -> Text:
    """`✗ Lỗi` in red, `! Cảnh báo` in yellow."""
    symbol, color = SEVERITIES[severity]
    return Text(f"{symbol} {label(f'severity_{severity}', lang)}", color)


def status_mark(status: CoverageStatus, lang: str, count: int | None = None) -> Text:
    """`✗ còn thiếu` in red; with a count, `✗ 2 còn thiếu`."""
    symbol, color = COVERAGE[status]
    words = (symbol, "" if count is None else str(count), label(f"status_{status}", lang))
    return Text(" ".join(filter(None, words)), color)


def link_mark(status: LinkStatus, lang: str, *, short: bool = False) -> Text:
    """`✓ đúng` in green."""
    prefix = "short" if short else "link"
    symbol, color = LINKS[status]
    return Text(f"{symbol} {label(f'{prefix}_{status}', lang)}", color)
