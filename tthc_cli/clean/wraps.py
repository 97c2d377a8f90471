"""Joining what a line end or a page break cut: `107/2021/NĐ-` ⏎ `CP`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tthc_cli.clean.mapped import Mapped, join

# A hyphen or slash that hangs on a word at the line's end goes on without a blank; "điện tử -" keeps it.
_HANGING = re.compile(r"(?:[^\W_][-/]|[-/]\d*/)$")
_GOES_ON = re.compile(r"[^\W_]")
# "01/02/202" ⏎ "3": a narrow column wraps inside a year.
_CUT_YEAR = re.compile(r"\d/\d{1,2}/(\d{1,3})$")
# "Quyết định số 107/2021" ⏎ "/NĐ-CP": a slash that opens the next line belongs to the number before it.
_SLASH_FIRST = re.compile(r"/\S")
_NUMBER_LAST = re.compile(r"\d$")
# No more of a line's end than this tells whether it was cut.
_TAIL = 40


def join_wrapped(lines: Iterable[Mapped]) -> Mapped:
    """One line out of lines that were only wrapped; numbers and dates that were cut are whole again."""
    runs: list[list[Mapped]] = []
    end = ""
    for line in lines:
        if not line.text:
            continue
        if runs and is_cut(end, line.text):
            runs[-1].append(line)
        else:
            runs.append([line])
        end = (end + line.text if len(runs[-1]) > 1 else line.text)[-_TAIL:]
    return join((join(run, "") for run in runs), " ")


def is_cut(first: str, second: str) -> bool:
    """Whether the line end stands inside a word or number, so that no blank belongs there."""
    if _HANGING.search(first) and _GOES_ON.match(second):
        return True
    cut = _CUT_YEAR.search(first)
    if cut and re.match(rf"\d{{{4 - len(cut[1])}}}(?!\d)", second):
        return True
    return bool(_SLASH_FIRST.match(second) and _NUMBER_LAST.search(first))
