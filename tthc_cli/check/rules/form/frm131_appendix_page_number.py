"""FRM131: the pages of an appendix go on counting those of the document."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._pages import PrintedSection, printed_sections, tell_sections
from tthc_cli.model.draft import Draft


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first section that an appendix opens without a number of its own. An appendix inside a
    section cannot have one.
    """
    wrong = [section for section in printed_sections(draft)[1:] if _is_wrong(section)]
    return tell_sections(draft, wrong, "frm131_goes_on", lambda section: "")


def _is_wrong(section: PrintedSection) -> bool:
    opens = section.texts[0].part == "appendix_label"
    return opens and section.setup.number is not None and section.setup.starts is None


RULE = DraftRule("FRM131", "appendix-page-number", "info", find)
