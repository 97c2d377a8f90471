"""CAS004: the parent that a plan implements is not in the folder, so nothing could be compared.

Đúng: put the parent beside its children, or name it with `--parent`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Problem
from tthc_cli.check.view import CascadeView, find_span


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each link of status `missing`."""
    for link, child, citation in view.find_links("missing"):
        key = link.citation.key if link.citation is not None else None
        yield Problem(link.child, find_span(citation, child), "cas004_missing", {"key": key}, (key,))


RULE = CascadeRule("CAS004", "parent-missing", "warning", find)
