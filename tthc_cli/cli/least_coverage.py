"""`parse --min-coverage`: a document that was read with words left over counts as not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tthc_cli.cli.run import Failures
from tthc_cli.cli.stderr import tell

if TYPE_CHECKING:
    from tthc_cli.model.plan import Coverage, Plan
    from tthc_cli.workers import Reading

UNREADABLE = 3

# So many lines that belong nowhere are named; the JSON has all of them.
_NAMED = 3


def watch_coverage(readings: Iterable[Reading[Plan]], least: float, failures: Failures) -> Iterator[Reading[Plan]]:
    """Passes all readings on; tells of every plan that holds less than `least` percent of its file's text, and has the
    run end with 3.
    """
    for reading in readings:
        coverage = reading.value.coverage if reading.value is not None else None
        if coverage is not None and 100 * coverage.share < least:
            _tell_loss(reading.path, coverage, least, failures.lang)
            failures.exit_code = max(failures.exit_code, UNREADABLE)
        yield reading


def _tell_loss(path: str, coverage: Coverage, least: float, lang: str) -> None:
    from tthc_cli.report.labels import percent, place, shorten

    named = [f"{place(orphan.span, lang)} «{shorten(orphan.text, 40)}»" for orphan in coverage.orphans[:_NAMED]]
    tell(
        "coverage_low",
        lang,
        path=path,
        share=percent(coverage.share, lang),
        least=percent(least / 100, lang),
        count=len(coverage.orphans),
        lines="; ".join(named),
    )
