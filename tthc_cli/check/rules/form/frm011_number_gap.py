"""FRM011: the numbers of sections jump, or one stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._sequence import LATIN, Numbered, sequences
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem at each label that is not the one after its neighbour. A number that begins anew at 1 belongs to
    another instrument or list; letters are judged by the official order, or by the Latin one where a document keeps it.
    """
    for run in sequences(draft.plan.sections):
        if run[0].kind == "letter" and _is_latin(run):
            continue
        for before, here in pairwise(run):
            if here.value not in (before.value + 1, 1):
                key = "frm011_repeated" if here.value == before.value else "frm011_gap"
                facts = {"label": here.section.label, "before": before.section.label}
                evidence = (here.section.path, here.section.heading or here.section.text[:60])
                yield Problem(draft.path, here.section.span, key, facts, evidence)


def _is_latin(run: Sequence[Numbered]) -> bool:
    """Whether letters follow each other as a word processor counts them (FRM012 tells that)."""
    places = [LATIN.find(each.section.label.strip("().")) for each in run]
    return all(after == before + 1 for before, after in pairwise(places))


RULE = DraftRule("FRM011", "number-gap-in-sections", "warning", find)
