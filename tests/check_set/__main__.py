"""`python -m tests.check_set`: precision and recall of every rule on the labelled set; `--write` puts the table into
docs/accuracy-check.md.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.check_set.score import Score, find_false_alarms, find_misses, score_rules
from tests.check_set.spots import LABELS, Labelled, read_labelled
from tthc_cli.check.rules import draft_rules

_PAGE = Path(__file__).parents[2] / "docs" / "accuracy-check.md"
_TABLE = re.compile(r"(<!-- check-set -->\n).*(<!-- /check-set -->)", re.DOTALL)

_HEAD = (
    "| Rule | | Faults labelled | Found | Findings | Right | Precision | Recall |",
    "|---|---|--:|--:|--:|--:|--:|--:|",
)


def write_table(documents: Sequence[Labelled]) -> str:
    """The scores as a Markdown table, with the size of the set before it."""
    rules = draft_rules()
    on = {rule.code: rule.on for rule in rules}
    rows = [_write_row(score, on[score.code]) for score in score_rules(documents, on)]
    return "\n".join((_describe_set(documents), "", *_HEAD, *rows)) + "\n"


def _describe_set(documents: Sequence[Labelled]) -> str:
    spots = [spot for document in documents for spot in document.spots]
    faults = sum(spot.is_fault for spot in spots)
    real = sum(len(document.spots) for document in documents if document.is_real)
    clean = sum(not any(spot.is_fault for spot in document.spots) for document in documents)
    return (
        f"{len(documents)} documents ({clean} of them clean), {len(spots)} labelled spots: {faults} faults and"
        f" {len(spots) - faults} near misses; {real} of the spots are in real documents."
    )


def _write_row(score: Score, on: bool) -> str:
    cells = (score.spots, score.found, score.findings, score.right, _percent(score.precision), _percent(score.recall))
    return f"| {score.code} | {'on' if on else 'off'} | {' | '.join(map(str, cells))} |"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def main(arguments: Sequence[str]) -> None:
    """Prints table, misses and false alarms; with `--write` writes the table, too."""
    documents = [found for file in LABELS if (found := read_labelled(file)) is not None]
    table = write_table(documents)
    print(table)
    for spot in find_misses(documents):
        print(f"missed       {spot.code} {spot.document}:{min(spot.lines)}")
    for place in find_false_alarms(documents):
        print(f"false alarm  {place.code} {place.document}:{min(place.lines)} {place.message}")
    if "--write" in arguments:
        page = _PAGE.read_text("utf-8")
        _PAGE.write_text(_TABLE.sub(lambda match: f"{match[1]}\n{table}\n{match[2]}", page), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
