"""FRM130: the words "Điều 1." are not bold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc_cli.check.rule import DraftRule, Problem
from tthc_cli.check.rules.form._looks import read_layout
from tthc_cli.model.draft import Draft
from tthc_cli.model.layout import Layout, SetLine

_LABEL = re.compile(r"Điều\s+\d+[a-zđ]?[.:]")


def find(draft: Draft) -> Iterator[Problem]:
    """One problem, at the first label that is light; numbers that the program counts are not known to be."""
    layout = read_layout(draft)
    if layout is None:
        return
    labels = ((line, _LABEL.match(draft.source, line.start, line.end)) for line in layout.lines)
    light = [(line.start, label.end()) for line, label in labels if label and _is_light(layout, line, label.end())]
    if light:
        start, end = light[0]
        facts = {"label": draft.source[start:end], "count": len(light)}
        yield Problem(draft.path, draft.locate(start, end), "frm130_light", facts, ("frm130_light",))


def _is_light(layout: Layout, line: SetLine, end: int) -> bool:
    runs = list(layout.runs_in(line.start, end))
    return bool(runs) and not any(run.type.bold for run in runs)


RULE = DraftRule("FRM130", "article-label", "warning", find)
