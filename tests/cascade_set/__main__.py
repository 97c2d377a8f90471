"""`python -m tests.cascade_set [--kind docx|pdf] [--half tuning|held-out] [--cases]`: the figures of
docs/accuracy-cascade.md.
"""

from __future__ import annotations

import argparse

from tests.cascade_set.score import (
    Tally,
    count_statuses,
    judge_pairs,
    tally_answers,
    tally_applies,
    tally_differences,
    tally_links,
    tally_status,
    usable_folders,
)

HALVES = ("tuning", "held-out")


def main() -> None:
    """Prints one table for each half."""
    parser = argparse.ArgumentParser(prog="python -m tests.cascade_set", description=__doc__)
    parser.add_argument("--kind", choices=("docx", "pdf"), default="docx")
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--cases", action="store_true", help="name every case that went wrong")
    options = parser.parse_args()
    for half in [options.half] if options.half else HALVES:
        print_half(half, options.kind, cases=options.cases)


def print_half(half: str, kind: str, *, cases: bool) -> None:
    """The table of one half; with `cases`, what went wrong below each line."""
    folders = [folder for folder in usable_folders() if folder.half == half]
    judged = list(judge_pairs(folders, kind))
    counts = ", ".join(f"{count} {status}" for status, count in count_statuses(judged).most_common())
    print(f"\n{half} ({kind}): {len(judged)} pairs ({counts})\n")
    print("| | right | wrong | lost | precision | recall | F1 |\n|---|---|---|---|---|---|---|")
    tallies = {
        "links": tally_links(folders, kind),
        "leads": tally_applies(judged),
        "covered": tally_status(judged, "covered"),
        "missing": tally_status(judged, "missing"),
        "conflict": tally_status(judged, "conflict"),
        "partial": tally_status(judged, "partial"),
        "differences": tally_differences(judged),
        "answers": tally_answers(judged),
    }
    for name, tally in tallies.items():
        _print_tally(name, tally)
        for case in tally.cases if cases else ():
            print("    ", case)


def _print_tally(name: str, tally: Tally) -> None:
    figures = " | ".join(f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1))
    print(f"| {name} | {tally.right} | {tally.wrong} | {tally.lost} | {figures} |")


if __name__ == "__main__":
    main()
