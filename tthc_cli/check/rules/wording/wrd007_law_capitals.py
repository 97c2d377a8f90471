"""WRD007: the name of a law has other capitals than its own."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.wording._capitals import find_names
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each spelling such as `Luật đất đai`; `luật đất đai` may mean the field and is left alone."""
    return find_names(draft, "laws", "wrd007_law_capitals")


RULE = DraftRule("WRD007", "law-capitals", "info", find)
