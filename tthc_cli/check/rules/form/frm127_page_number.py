"""FRM127: the page number is not in the middle of the upper margin, or not as the decree sets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._pages import PrintedSection, printed_sections, tell_sections
from tthc_cli.model.draft import Draft
from tthc_cli.model.layout import PageNumber

_SIZES = (13.0, 14.0)
_TWO_PAGES = 6000
"""Characters that no one page of 13 points holds: a document of one page needs no number."""
_FAULTS: dict[str, Callable[[PageNumber], bool]] = {
    "frm127_place": lambda number: number.place != "header",
    "frm127_align": lambda number: not number.centered,
    "frm127_digits": lambda number: not number.arabic,
    "frm127_size": lambda number: number.size is not None and not _SIZES[0] <= number.size <= _SIZES[1],
}


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each fault, at the first section that has it. Whether the first page is to hide its number is
    asked of the first section only.
    """
    sections = printed_sections(draft)
    numbered = [section for section in sections if section.setup.number is not None]
    if sections and not numbered and len(draft.source) > _TWO_PAGES:
        yield from tell_sections(draft, sections[:1], "frm127_none", lambda section: "")
    for key, is_wrong in _FAULTS.items():
        wrong = [section for section in numbered if section.setup.number and is_wrong(section.setup.number)]
        yield from tell_sections(draft, wrong, key, _name_size)
    first = [section for section in sections[:1] if section.setup.number and section.setup.number.on_first]
    yield from tell_sections(draft, first, "frm127_first", lambda section: "")


def _name_size(section: PrintedSection) -> str:
    return "" if section.setup.number is None else f"{section.setup.number.size:g}"


RULE = DraftRule("FRM127", "page-number", "warning", find)
