"""Plans, Cascade, Draft → Findings. Checks never write files; a rule that crashes is itself a finding."""

from __future__ import annotations

from collections.abc import Sequence

from tthc_cli.agreements import NO_AGREEMENTS, Agreements
from tthc_cli.check.doubt import lower_doubtful
from tthc_cli.check.findings import run_rule, sort_findings
from tthc_cli.check.party import is_party_document
from tthc_cli.check.rule import DraftRule, Profile
from tthc_cli.check.rules import all_rules, cascade_rules, draft_rules
from tthc_cli.check.view import CascadeView
from tthc_cli.model.cascade import Cascade
from tthc_cli.model.draft import Draft
from tthc_cli.model.findings import Finding
from tthc_cli.model.plan import Plan

__all__ = ["check_cascade", "check_draft", "list_rule_names"]


def list_rule_names() -> dict[str, str]:
    """Code → name of every rule, by code."""
    return {rule.code: rule.name for rule in all_rules()}


def check_cascade(
    plans: Sequence[Plan], cascade: Cascade, lang: str, agreed: Agreements = NO_AGREEMENTS
) -> tuple[Finding, ...]:
    """All findings about a linked folder, in `lang`, by path, place and code. `plans` are those that `cascade` was
    linked from, `agreed` what an office accepts and asks for beside them.
    """
    view = CascadeView(plans, cascade, agreed)
    first = plans[0].source.path if plans else ""
    found = [finding for rule in cascade_rules() for finding in run_rule(rule, view, first, lang)]
    return sort_findings(lower_doubtful(found, plans, lang))


def check_draft(draft: Draft, lang: str, profile: Profile = "issued") -> tuple[Finding, ...]:
    """All findings about one document, in `lang`, by place and code; those of rules that are off included."""
    rules = (rule for rule in draft_rules() if _applies(rule, draft, profile))
    found = [finding for rule in rules for finding in run_rule(rule, draft, draft.path, lang)]
    return sort_findings(lower_doubtful(found, (draft.plan,), lang))


def _applies(rule: DraftRule, draft: Draft, profile: Profile) -> bool:
    """Rules about form are those of the State's decree: the Party has its own."""
    if rule.code.startswith("FRM") and is_party_document(draft):
        return False
    return profile == "issued" or not rule.issued
