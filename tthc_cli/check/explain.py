"""Rules as people look them up."""

from __future__ import annotations

from tthc_cli.check.rules import all_rules
from tthc_cli.errors import UsageError
from tthc_cli.lexicon.rule_texts import FAMILIES, find_rule_text
from tthc_cli.model.rules import RuleExplanation


def explain_rules(lang: str, named: str | None = None) -> tuple[RuleExplanation, ...]:
    """The explanation of the rule with this code or name, of all rules without one, by code. Raises `UsageError` for
    one that does not exist.
    """
    found = tuple(
        RuleExplanation(
            code=rule.code,
            name=rule.name,
            family=FAMILIES[rule.code[:3]],
            severity=rule.severity,
            on=rule.on,
            **find_rule_text(rule.code, lang)._asdict(),
        )
        for rule in all_rules()
        if named is None or named.upper() == rule.code or named.lower() == rule.name
    )
    if not found:
        raise UsageError("unknown_rule", name=named)
    return found
