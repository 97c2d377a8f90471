"""FRM105: text is set in a font of before Unicode (.Vn…, VNI-…)."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import find_types
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each such font, at its first text."""
    for font, found in find_types(draft, lambda kind: kind.font if kind.legacy else None).items():
        facts = {"font": font, "count": len(found.texts)}
        yield Problem(draft.path, draft.span(found.texts[0]), "frm105_font", facts, (font,))


RULE = DraftRule("FRM105", "legacy-font", "warning", find)
