"""The marks that say good, doubtful, bad. Symbol and word carry the meaning; the colour repeats it."""

from __future__ import annotations

from rich.text import Text

from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import CoverageStatus, LinkStatus
from tthc_cli.model.plan import Severity

GOOD, DOUBTFUL, BAD, QUIET = "green", "yellow", "red", "dim"

SEVERITIES: dict[Severity, tuple[str, str]] = {"error": ("✗", BAD), "warning": ("!", DOUBTFUL), "info": ("·", QUIET)}

# In a matrix the symbol stands alone, so no two statuses share one.
COVERAGE: dict[CoverageStatus, tuple[str, str]] = {
    "covered": ("✓", GOOD),
    "partial": ("½", DOUBTFUL),
    "review": ("?", DOUBTFUL),
    "missing": ("✗", BAD),
    "conflict": ("≠", BAD),
    "waived": ("○", QUIET),
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
    return Text(severity_words(severity, lang), SEVERITIES[severity][1])


def status_mark(status: CoverageStatus, lang: str, count: int | None = None) -> Text:
    """`✗ còn thiếu` in red; with a count, `✗ 2 còn thiếu`."""
    return Text(status_words(status, lang, count), COVERAGE[status][1])


def link_mark(status: LinkStatus, lang: str, *, short: bool = False) -> Text:
    """`✓ đúng` in green."""
    return Text(link_words(status, lang, short=short), LINKS[status][1])


def severity_words(severity: Severity, lang: str) -> str:
    """`✗ Lỗi`: symbol and word, where there is no colour."""
    return f"{SEVERITIES[severity][0]} {label(f'severity_{severity}', lang)}"


def status_words(status: CoverageStatus, lang: str, count: int | None = None) -> str:
    """`✗ còn thiếu`; with a count, `✗ 2 còn thiếu`."""
    words = (COVERAGE[status][0], "" if count is None else str(count), label(f"status_{status}", lang))
    return " ".join(filter(None, words))


def link_words(status: LinkStatus, lang: str, *, short: bool = False) -> str:
    """`✓ đúng`."""
    prefix = "short" if short else "link"
    return f"{LINKS[status][0]} {label(f'{prefix}_{status}', lang)}"
