"""WRD006: the name of an agency has other capitals than its own."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.wording._capitals import find_names
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each spelling such as `Sở Thông tin và truyền thông`."""
    return find_names(draft, "agencies", "wrd006_agency_capitals")


RULE = DraftRule("WRD006", "agency-capitals", "info", find)
