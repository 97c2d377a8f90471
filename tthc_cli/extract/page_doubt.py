"""Which pages the fast reader should not have the last word on."""

from __future__ import annotations

from dataclasses import dataclass

from tthc_cli.extract.lattice import join_rules
from tthc_cli.extract.page_content import PageContent, Rule
from tthc_cli.extract.page_layout import PageLayout, PageLine, PageTable
from tthc_cli.extract.raw import WIDE_GAP

FEW_WORDS = 40
"""A page that is a picture with fewer words than this is a scan: e-signature stamps bring 11 to 34 words of their
own."""

_PICTURE = 0.6
_LONG = 40.0
_FEW_ROWS = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a page should be read again; `unruled` is the top and bottom of what looks like a table without rules."""

    reason: str
    unruled: tuple[float, float] | None = None


def is_scan(content: PageContent) -> bool:
    """Whether the page holds no text worth the name."""
    return not content.words or (content.picture_share > _PICTURE and len(content.words) < FEW_WORDS)


def find_doubt(content: PageContent, layout: PageLayout) -> Doubt | None:
    """The reason to read this page again with the slow reader, or None."""
    if any(isinstance(block, PageTable) for block in layout.blocks):
        return None
    if len(_long(content.horizontals)) > 2 and len(_long(content.verticals)) > 2:
        return Doubt("rules_without_cells")
    rows = _rows_without_rules([block for block in layout.blocks if isinstance(block, PageLine)])
    if rows:
        return Doubt("table_without_rules", (rows[0].box[1] - 2, rows[-1].box[3] + 2))
    return None


def _long(rules: list[Rule]) -> list[Rule]:
    return [rule for rule in join_rules(rules) if rule.end - rule.start > _LONG]


def _rows_without_rules(lines: list[PageLine]) -> list[PageLine]:
    """Five lines or more in a row, all of the same three or more columns."""
    columns = [line.text.count(WIDE_GAP) + 1 for line in lines]
    best: list[PageLine] = []
    run: list[PageLine] = []
    for index, line in enumerate(lines):
        same = bool(run) and columns[index] == columns[index - 1] and abs(line.box[0] - run[-1].box[0]) < 3 * line.size
        run = [*run, line] if same and columns[index] > 2 else [line] if columns[index] > 2 else []
        best = max(best, run, key=len)
    return best if len(best) >= _FEW_ROWS else []
