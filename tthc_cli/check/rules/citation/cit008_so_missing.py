"""CIT008: the word `số` is missing between the type and the number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft

_SO = re.compile(r"\bsố\b", re.IGNORECASE)

# `Đề án 06/CP` is what people call it, and no number.
_BY_NAME = ("ĐA", "CTr")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each mention such as `Kế hoạch 302/KH-UBND`."""
    for citation in draft.plan.citations:
        if citation.key is None or citation.type in (None, *_BY_NAME) or citation.key.startswith("/"):
            continue
        before = re.split(r"\d", citation.raw, maxsplit=1)[0]
        if before.strip() and not _SO.search(before) and citation.relation != "promulgated_with":
            facts = {"raw": citation.raw, "word": before.strip(), "key": citation.key}
            yield Problem(draft.path, citation.span, "cit008_so_missing", facts, (citation.key,))


RULE = DraftRule("CIT008", "so-missing", "info", find)
