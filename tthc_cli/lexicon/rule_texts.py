"""What each rule means, for people: `data/check/rules_*.yaml`, one file a family."""

from __future__ import annotations

from typing import NamedTuple

from tthc_cli.lexicon.data_files import read_data

FAMILIES = {
    "CAS": "cascade",
    "CIT": "citation",
    "FRM": "form",
    "TSK": "task",
    "WRD": "wording",
    "SPL": "spelling",
    "SET": "settings",
    "INT": "internal",
}
"""Beginning of a code → the family's name, which is also that of its folder in `check/rules/`."""


class RuleText(NamedTuple):
    """One rule in one language: what it finds, why that matters, what it rests on (điểm, khoản, Điều, phụ lục; None for
    a rule that follows from the plan's meaning alone), a wrong and a right example in Vietnamese.
    """

    summary: str
    why: str
    basis: str | None
    wrong: str
    right: str


def find_rule_text(code: str, lang: str) -> RuleText:
    """The explanation of a rule. Raises KeyError for a code without one."""
    entry = read_data(f"check/rules_{FAMILIES[code[:3]]}")[code]
    return RuleText(entry["summary"][lang], entry["why"][lang], entry["basis"], entry["wrong"], entry["right"])
