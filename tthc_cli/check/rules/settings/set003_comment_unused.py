"""SET003: a comment asks a rule for silence where it says nothing, or names a rule that does not exist.

Sai: `tthc: bỏ qua CIT003` on a citation that bears its year; `tthc: bỏ qua CIT999`. Đúng: no such comment, or the right
code.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.agreements.finding_waivers import Exceptions
from tthc_cli.check.rule import Problem, SettingsRule


def find(exceptions: Exceptions) -> Iterator[Problem]:
    """One problem for each code of a comment, at the words that the comment hangs on."""
    for use in exceptions.marks:
        span = use.mark.span
        for code in use.unknown:
            yield Problem(use.path, span, "set003_unknown", {"code": code}, ("unknown", code))
        for code in use.unused:
            yield Problem(use.path, span, "set003_unused", {"code": code}, ("unused", code))


RULE = SettingsRule("SET003", "comment-waiver-unused", "warning", find)
