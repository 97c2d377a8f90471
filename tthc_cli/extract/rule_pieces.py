"""Pieces of ruling lines → whole ones. Word draws a border of each cell by itself, with a dot between two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_cli.extract.page_content import Rule

TOLERANCE = 3.0
"""Points. Rules nearer than this are one rule (double borders), ends nearer than this meet."""


def join_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Rules with near positions get the same one; pieces on it that touch become one rule. Dots are dropped."""
    joined: list[Rule] = []
    for group in _near(sorted(rules)):
        position = sum(rule.position for rule in group) / len(group)
        start, end = None, 0.0
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + TOLERANCE:
                end = max(end, rule.end)
            else:
                joined.append(Rule(position, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            joined.append(Rule(position, start, end))
    return [rule for rule in joined if rule.end - rule.start > TOLERANCE]


def _near(rules: list[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.position - group[-1].position > TOLERANCE:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group
