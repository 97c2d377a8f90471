"""FRM102: running text is printed on paper that lies on its side."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._pages import PrintedSection, printed_sections, tell_sections
from tthc_cli.model.draft import Draft

_RUNNING = frozenset({"national_heading", "kind", "preamble", "heading", "body"})
_WIDE = frozenset({"table", "appendix", "appendix_title"})


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first section on its side that holds no table and no appendix."""
    wrong = [section for section in printed_sections(draft) if section.setup.landscape and _is_running(section)]
    return tell_sections(draft, wrong, "frm102_landscape", lambda section: "")


def _is_running(section: PrintedSection) -> bool:
    parts = {text.part for text in section.texts}
    return bool(parts & _RUNNING) and not parts & _WIDE


RULE = DraftRule("FRM102", "paper-orientation", "info", find)
