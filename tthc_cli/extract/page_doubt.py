"""Which pages the fast reader should not have the last word on."""

from __future__ import annotations

from tthc_cli.extract.page_content import PageContent, Rule
from tthc_cli.extract.page_kind import find_kind
from tthc_cli.extract.page_layout import PageLayout, PageTable
from tthc_cli.extract.rule_pieces import join_rules

_LONG = 40.0
"""Points from which a rule may be a table's."""


def is_scan(content: PageContent) -> bool:
    """Whether the page holds something, but no text worth the name."""
    return find_kind(content) in ("scan", "garbage")


def find_doubt(content: PageContent, layout: PageLayout) -> str | None:
    """The reason to read this page again with the slow reader, or None."""
    if any(isinstance(block, PageTable) for block in layout.blocks):
        return None
    if len(_long(content.horizontals)) > 2 and len(_long(content.verticals)) > 2:
        return "rules_without_cells"
    return None


def _long(rules: list[Rule]) -> list[Rule]:
    return [rule for rule in join_rules(rules) if rule.end - rule.start > _LONG]
