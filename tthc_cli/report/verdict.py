"""Does the folder pass? The one sentence that everything else leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from tthc_cli.config import FailLevel, passes
from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import CascadeReport, Link
from tthc_cli.report.severity import BAD, GOOD


def verdict(report: CascadeReport, links: Sequence[Link], fail_on: FailLevel, lang: str) -> Text:
    """`Đạt – 0 lỗi, 2 cảnh báo` in green or `Chưa đạt – …` in red. A folder with unreadable files does not pass.

    What the counts of findings leave open follows them: children of `links` that were compared with nothing, tasks too
    close to call, files that could not be read.
    """
    good = passes(report.summary, fail_on) and not report.unreadable
    counts = [
        label("count_error", lang, count=report.summary.error),
        label("count_warning", lang, count=report.summary.warning),
    ]
    counts += [label(key, lang, count=count) for key, count in _open_counts(report, links) if count]
    word, color = (label("passed", lang), GOOD) if good else (label("failed", lang), BAD)
    return Text.assemble((word, f"bold {color}"), f" – {', '.join(counts)}")


def _open_counts(report: CascadeReport, links: Sequence[Link]) -> Iterator[tuple[str, int]]:
    compared = {coverage.child for coverage in report.coverage}
    yield "count_uncompared", len({link.child for link in links} - compared)
    items = [item for coverage in report.coverage for item in coverage.items]
    yield "count_review", sum(item.status == "review" for item in items)
    yield "count_unreadable", len(report.unreadable)
