"""CAS003: the parent is cited under a type word that its symbol contradicts.

Sai: `Kế hoạch số 2618/QĐ-UBND`. Đúng: `Quyết định số 2618/QĐ-UBND`. Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, II.5 (viện
dẫn ghi tên loại).
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import CascadeRule, Place, Problem
from tthc_cli.check.view import CascadeView, find_start
from tthc_cli.lexicon.cascade_words import has_wrong_type_word


def find(view: CascadeView) -> Iterator[Problem]:
    """One problem for each mention of the parent under a wrong type word."""
    for link, child, _ in view.find_links("exact", "corrected"):
        if link.parent is None or link.citation is None:
            continue
        for citation in child.citations:
            if citation.key == link.citation.key and has_wrong_type_word(citation.raw, citation.key):
                facts = {"raw": " ".join(citation.raw.split()), "key": citation.key}
                place = Place(link.parent, find_start(view.find_plan(link.parent)), "cas003_related", facts)
                yield Problem(
                    link.child, citation.span, "cas003_wrong", facts, (citation.raw, citation.where), (place,)
                )


RULE = CascadeRule("CAS003", "type-word", "warning", find)
