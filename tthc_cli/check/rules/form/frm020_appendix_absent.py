"""FRM020: the text announces an appendix that the file does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft

_ANNOUNCED = re.compile(
    r"""\b(?:
        (?:phụ\s+lục|danh\s+mục|biểu)\b[^.;]{0,40}\b(?:đính\s+)?kèm(?:\s+theo)?\b   # Phụ lục kèm theo Kế hoạch này
      | \(\s*(?:có\s+)?(?:chi\s+tiết\s+)?(?:theo|tại|xem)\s+(?:các\s+)?(?:bảng\s+)?phụ\s+lục   # (chi tiết tại Phụ lục
      | (?:bảng\s+)?phụ\s+lục\s+(?:chi\s+tiết\s+)?(?:đính\s+)?kèm
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# The appendix of another document: `Phụ lục I ban hành kèm theo Nghị định số 61/2018/NĐ-CP`.
_OF_ANOTHER = re.compile(r"kèm\s+theo\s+(?:[^\s]+\s+){1,3}(?:số|ngày|của\s+(?:Chính|Bộ|Thủ))", re.IGNORECASE)


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first announcement, where the file has no appendix and no table of tasks."""
    if draft.plan.appendices or any(task.origin == "table" for task in draft.plan.tasks):
        return
    for text in draft.find("body", "preamble", "heading", "title"):
        match = _ANNOUNCED.search(text.text)
        if match is not None and not _OF_ANOTHER.search(text.text, match.start()):
            yield Problem(
                draft.path, draft.span(text, *match.span()), "frm020_appendix_absent", {"words": match[0]}, ()
            )
            return


RULE = DraftRule("FRM020", "appendix-absent", "warning", find)
