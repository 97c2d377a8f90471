"""Problems → findings: sentences in the user's language, fingerprints that survive edits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import PurePath

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.messages import message
from tthc_cli.model.findings import Finding, Related

# The code of a rule that crashed: the run then proves nothing, whatever a person chose to see.
RULE_CRASHED = "INT001"


def run_rule(rule: CascadeRule, view: CascadeView, lang: str) -> list[Finding]:
    """The findings of one rule; one INT001 finding if it crashes, at the first document."""
    try:
        return [_render_problem(rule, problem, lang) for problem in rule.find(view)]
    except Exception as error:  # noqa: BLE001 - the one broad except: a rule at fault must not silence the other rules
        return [_render_crash(rule, view, error, lang)]


def _render_problem(rule: CascadeRule, problem: Problem, lang: str) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=message(problem.message_key, lang, **problem.facts),
        path=problem.path,
        span=problem.span,
        related=tuple(_render_place(place, lang) for place in problem.related),
        fingerprint=make_fingerprint(rule.code, problem.path, problem.evidence),
    )


def _render_place(place: Place, lang: str) -> Related:
    return Related(path=place.path, span=place.span, message=message(place.message_key, lang, **place.facts))


def _render_crash(rule: CascadeRule, view: CascadeView, error: Exception, lang: str) -> Finding:
    path = view.plans[0].source.path if view.plans else ""
    name = f"{type(error).__name__}: {error}"
    return Finding(
        code=RULE_CRASHED,
        name="rule-crashed",
        severity="error",
        message=message("int001_crash", lang, rule=rule.code, error=name),
        path=path,
        span=None,
        fingerprint=make_fingerprint(RULE_CRASHED, path, (rule.code, type(error).__name__)),
    )


def make_fingerprint(code: str, path: str, evidence: Iterable[str | None]) -> str:
    """SHA-1 over the code, the file's name without its folder and the folded evidence: the same fault, wherever it
    moves.
    """
    parts = [code, PurePath(path).name, *(fold(part or "") for part in evidence)]
    return hashlib.sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()
