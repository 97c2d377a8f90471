"""Does the folder pass? The one sentence that everything else leads to."""

from __future__ import annotations

from rich.text import Text

from tthc_cli.config import FailLevel, passes
from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import CascadeReport
from tthc_cli.report.severity import BAD, GOOD


def verdict(report: CascadeReport, fail_on: FailLevel, lang: str) -> Text:
    """`Đạt – 0 lỗi, 2 cảnh báo` in green or `Chưa đạt – …` in red. A folder with unreadable files does not pass."""
    good = passes(report.summary, fail_on) and not report.unreadable
    counts = [
        label("count_error", lang, count=report.summary.error),
        label("count_warning", lang, count=report.summary.warning),
    ]
    if report.unreadable:
        counts.append(label("count_unreadable", lang, count=len(report.unreadable)))
    word, color = (label("passed", lang), GOOD) if good else (label("failed", lang), BAD)
    return Text.assemble((word, f"bold {color}"), f" – {', '.join(counts)}")
