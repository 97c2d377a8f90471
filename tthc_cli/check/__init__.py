"""Plans and Cascade → Findings. Checks never write files; a rule that crashes is itself a finding."""

from __future__ import annotations

from collections.abc import Sequence

from tthc_cli.agreements import NO_AGREEMENTS, Agreements
from tthc_cli.check.findings import run_rule
from tthc_cli.check.rules.cascade import cascade_rules
from tthc_cli.check.view import CascadeView
from tthc_cli.model.cascade import Cascade
from tthc_cli.model.findings import Finding
from tthc_cli.model.plan import Plan

__all__ = ["check_cascade", "list_rule_names"]


def list_rule_names() -> dict[str, str]:
    """Code → name of every rule, by code."""
    return {rule.code: rule.name for rule in cascade_rules()}


def check_cascade(
    plans: Sequence[Plan], cascade: Cascade, lang: str, agreed: Agreements = NO_AGREEMENTS
) -> tuple[Finding, ...]:
    """All findings about a linked folder, in `lang`, by path, place and code. `plans` are those that `cascade` was
    linked from, `agreed` what an office accepts and asks for beside them.
    """
    view = CascadeView(plans, cascade, agreed)
    findings = [finding for rule in cascade_rules() for finding in run_rule(rule, view, lang)]
    return tuple(
        sorted(findings, key=lambda each: (each.path, each.span.start if each.span else -1, each.code, each.message))
    )
