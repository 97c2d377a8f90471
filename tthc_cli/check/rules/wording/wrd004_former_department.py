"""WRD004: a department is called by the name that it lost on 1 March 2025."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.wording._running_text import running_texts, stands_in_citation
from tthc_cli.lexicon.former_units import find_former_departments
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each former name, at its first use, in documents issued after the merger; none in citations, nor
    where `(cũ)` or `trước đây` follows.
    """
    own = draft.plan.date.iso
    told: set[str] = set()
    for text in running_texts(draft) if own is not None else ():
        for former in find_former_departments(text.text):
            if former.name in told or (own or "") <= former.until or former.is_marked_old:
                continue
            span = draft.span(text, former.start, former.end)
            if not stands_in_citation(draft, span):
                told.add(former.name)
                facts = {"name": former.name, "until": former.until, "successor": former.successor}
                yield Problem(draft.path, span, "wrd004_former_department", facts, (former.name,))


RULE = DraftRule("WRD004", "former-department", "warning", find)
