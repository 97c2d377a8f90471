"""FRM108: the running text is not justified."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import see_body, tell_once
from tthc_cli.model.draft import Draft

_ONE_LINE = 100
"""Letters of 13 points that one line holds: a shorter paragraph looks the same either way."""


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first paragraph of two lines or more that is aligned on its left alone."""
    long = (each for each in see_body(draft, "preamble", "body") if len(each.text.text) > _ONE_LINE)
    return tell_once(draft, [each for each in long if each.line.alignment == "left"], "frm108_left")


RULE = DraftRule("FRM108", "body-alignment", "warning", find)
