"""Does the folder pass? The one sentence that everything else leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from tthc_cli.config import Settings
from tthc_cli.lexicon.messages import printed_number
from tthc_cli.lexicon.report_messages import label
from tthc_cli.model.cascade import CascadeReport, Link
from tthc_cli.report.severity import BAD, GOOD


def verdict(report: CascadeReport, links: Sequence[Link], settings: Settings, lang: str) -> Text:
    """`Đạt – 0 lỗi, 2 cảnh báo`, its first words in green, or `Chưa đạt – …` in red."""
    good, words = verdict_words(report, links, settings, lang)
    word, mark, counts = words.partition(" – ")
    return Text.assemble((word, f"bold {GOOD if good else BAD}"), mark, counts)


def verdict_words(report: CascadeReport, links: Sequence[Link], settings: Settings, lang: str) -> tuple[bool, str]:
    """Whether the folder passes, and the sentence. One with unreadable files does not.

    Where no plan could be compared nothing is shown to be right, and the sentence says that instead.

    Where the coverage asked for is the only measure, `Đạt yêu cầu độ bao phủ 90%`: the errors beside it are no
    contradiction then.

    What the counts of findings leave open follows them: children of `links` that were compared with nothing, tasks too
    close to call, files that could not be read.
    """
    good = settings.accepts(report) and not report.unreadable
    counts = [
        label("count_error", lang, count=report.summary.error),
        label("count_warning", lang, count=report.summary.warning),
    ]
    counts += [label(key, lang, count=count) for key, count in _open_counts(report, links) if count]
    if good and not report.coverage:
        return False, f"{label('nothing_compared', lang)} – {', '.join(counts)}"
    word = label("passed" if good else "failed", lang)
    if settings.coverage_decides and settings.require_coverage is not None:
        word += " " + label("coverage_asked", lang, required=printed_number(settings.require_coverage, lang))
    return good, f"{word} – {', '.join(counts)}"


def _open_counts(report: CascadeReport, links: Sequence[Link]) -> Iterator[tuple[str, int]]:
    compared = {coverage.child for coverage in report.coverage}
    yield "count_uncompared", len({link.child for link in links} - compared)
    items = [item for coverage in report.coverage for item in coverage.items]
    yield "count_review", sum(item.status == "review" for item in items)
    yield "count_unreadable", len(report.unreadable)
