"""CIT016: a cited number is written with blanks inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rewording import reword
from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.model.draft import Draft

_JOINT = re.compile(r"[ \u00a0]*([-–/])[ \u00a0]*")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem for each number such as `107/2021/NĐ- CP`. None in PDFs, whose blanks are the reader's guess."""
    if not draft.is_typed:
        return
    told: set[int] = set()
    for citation in draft.plan.citations:
        if citation.key is None or not citation.key[0].isdigit():
            continue
        span = citation.span
        match = _spaced(citation.key).search(draft.source, span.start, span.end)
        if match is None or " " not in match[0].replace("\u00a0", " ") or match.start() in told:
            continue
        told.add(match.start())
        right = _JOINT.sub(lambda joint: joint[1].replace("–", "-"), match[0])
        yield Problem(
            draft.path,
            draft.locate(match.start(), match.end()),
            "cit016_number_spacing",
            {"raw": match[0], "right": right},
            (citation.key,),
            edits=reword(match[0], right, match.start()),
        )


def _spaced(key: str) -> re.Pattern[str]:
    """The key with blanks allowed around its marks; capitals do not count (CIT010 tells those)."""
    parts = re.split("([-/])", key)
    marks = {"-": r"[ \u00a0]*[-–][ \u00a0]*", "/": r"[ \u00a0]*/[ \u00a0]*"}
    return re.compile("".join(marks.get(part) or re.escape(part) for part in parts), re.IGNORECASE)


RULE = DraftRule("CIT016", "number-spacing", "info", find, fixes=True)
