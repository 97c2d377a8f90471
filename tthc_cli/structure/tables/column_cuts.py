"""Cutting the lines of one row into its columns where nothing marks them: all cuts are scored, the best one is
taken.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from tthc_cli.clean.mapped import Mapped
from tthc_cli.clean.wraps import is_cut, join_wrapped
from tthc_cli.lexicon.timing_words import is_time
from tthc_cli.lexicon.units import ends_open, is_bare_head, opens_group, opens_unit, wants_more

Lines: TypeAlias = Sequence[Mapped]
Texts: TypeAlias = tuple[str, ...]


class Known(NamedTuple):
    """What is known of the whole table: how often each unit cell stands in it, and how many characters wide each column
    is set. `cut`: the lines are the first part of a row that a page break cut, so that its cells need not end.
    """

    units: Counter[str]
    widths: dict[str, int]
    cut: bool = False


NOTHING_KNOWN = Known(Counter(), {})

_SEPARATED = re.compile(r"[;,–\-]\s*$|(?<!\w)và\s*$")
_SENTENCE_ENDS = re.compile(r"[.;!?]\s*$")
_PIECE = re.compile(r"[;,]")
_WORD = re.compile(r"\s+")
# A cut into two page parts must be better than none by this much: most rows stand on one page.
_PAGE_CUT_COST = 2.5
# What an empty cell costs: content never is, coordinators often are.
_EMPTY_COST = {"content": 1000.0, "leads": 4.0, "coordinators": 3.0, "timing": 3.0, "products": 2.0}
# No time takes more lines than this, however narrow its column.
_MOST_LINES = {"timing": 6}
# A first line this long that ends in a time holds the first lines of all cells.
_GLUED = 40
# Letters differ in width: a line may have that many times the characters of the column's longest usual one, and has
# ended early when the next word would have fitted in that part of it.
_OVER, _UNDER = 1.25, 0.8


def cut_row(lines: Lines, order: tuple[str, ...], known: Known) -> tuple[float, tuple[Lines, ...]]:
    """The best way to cut a row's lines into its columns, and its score.

    The row stands in one piece, or in two where a page break cut it: then each part has its columns in order, and the
    second part's go on from the first's.
    """
    nothing: list[Lines] = [()] * len(order)
    best = _best_cut(lines, order, nothing, known)
    for first, rest in _page_cuts(lines, order, known):
        score, second = _best_cut(rest, order, first, known)
        if score - _PAGE_CUT_COST > best[0]:
            best = (score - _PAGE_CUT_COST, second)
    return best[0], tuple(best[1])


def _best_cut(lines: Lines, order: tuple[str, ...], before: Sequence[Lines], known: Known) -> tuple[float, list[Lines]]:
    """The best way to give the lines, in order, to the columns that already hold `before`."""
    size = len(lines)
    texts = tuple(line.text for line in lines)
    scores = [[-math.inf] * (size + 1) for _ in range(len(order) + 1)]
    origin = [[0] * (size + 1) for _ in range(len(order) + 1)]
    scores[0][0] = 0.0
    for column, role in enumerate(order):
        held = tuple(line.text for line in before[column])
        longest = _MOST_LINES.get(role, size)
        for end in range(size + 1):
            for start in range(max(0, end - longest), end + 1):
                if scores[column][start] == -math.inf:
                    continue
                score = scores[column][start] + _cell_score(role, held + texts[start:end], known)
                if score > scores[column + 1][end]:
                    scores[column + 1][end], origin[column + 1][end] = score, start
    cells: list[Lines] = []
    end = size
    for column in range(len(order), 0, -1):
        start = origin[column][end]
        cells.append([*before[column - 1], *lines[start:end]])
        end = start
    return scores[len(order)][size], cells[::-1]


def _page_cuts(lines: Lines, order: tuple[str, ...], known: Known) -> Iterator[tuple[list[Lines], Lines]]:
    """Ways in which a page break may have cut the row: the cells of the first part, and the lines after it.

    The first part ends with the time in the last column. Where only one line of the row stood on the first page, all
    its cells are in that one line (`Tham gia các lớp tập huấn, Công chức Bộ phận Tiếp Theo kế hoạch`).
    """
    if order[-1] != "timing":
        return
    nothing: list[Lines] = [()] * len(order)
    known = known._replace(cut=True)
    texts = tuple(line.text for line in lines)
    for end in range(len(order), len(lines)):
        if any(is_time(_joined(texts[start:end])) for start in range(max(0, end - _MOST_LINES["timing"]), end)):
            yield _best_cut(lines[:end], order, nothing, known)[1], lines[end:]
    if lines and len(lines) > 1 and len(lines[0].text) >= _GLUED:
        words = lines[0].split(_WORD)
        score, cells = _best_cut(words, order, nothing, known)
        if score > 0 and all(cells):
            yield [[join_wrapped(cell)] for cell in cells], lines[1:]


def _cell_score(role: str, texts: Texts, known: Known) -> float:
    if not texts:
        return -_EMPTY_COST[role]
    score = _word_score(role, texts, cut=known.cut) - _misfit(texts, known.widths.get(role))
    if role in ("leads", "coordinators"):
        score += 1.5 * math.log2(max(known.units[_joined(texts)], 1))
    return score


@lru_cache(maxsize=50_000)
def _joined(texts: Texts) -> str:
    """The lines as one, numbers that a line end cut put together again."""
    whole = texts[0]
    for text in texts[1:]:
        whole += text if is_cut(whole, text) else " " + text
    return whole


def _misfit(texts: Texts, width: int | None) -> float:
    """What it costs that lines are not wrapped at the column's width: too long for it, or ended long before it."""
    if width is None:
        return 0.0
    cost = sum(2.0 for text in texts if len(text) > width * _OVER)
    for text, following in pairwise(texts):
        if len(text) + 1 + len(following.split(" ", 1)[0]) <= width * _UNDER:
            cost += 1.0
    return cost


@lru_cache(maxsize=50_000)
def _word_score(role: str, texts: Texts, *, cut: bool) -> float:
    """How well the words alone fit the column."""
    if role in ("leads", "coordinators"):
        return _unit_score(texts)
    if role == "timing":
        return 6.0 if is_time(_joined(texts)) else -8.0
    return _content_score(texts, cut=cut)


def _content_score(texts: Texts, *, cut: bool) -> float:
    score = 1.0 if texts[0][:1].isupper() or texts[0][:1] in '-+“"(' else -2.0
    for before, after in pairwise(texts):
        if after[:1].isupper() and opens_unit(after):
            score -= 4.0 if _SENTENCE_ENDS.search(before) else 2.0
    if not cut and (ends_open(texts[-1]) or _SEPARATED.search(texts[-1])):
        score -= 3.0
    return score + (1.5 if _SENTENCE_ENDS.search(texts[-1]) else 0.0)


def _unit_score(texts: Texts) -> float:
    """High for a cell that begins as a unit's name, ends with one, and has no second name run into the first."""
    whole = _joined(texts)
    score = 4.0 if opens_unit(whole) else -6.0
    score -= 0.0 if whole[:1].isupper() or opens_group(whole) else 5.0
    score -= sum(_runs_into(texts[:end], texts[end]) for end in range(1, len(texts)))
    if _SEPARATED.search(whole):
        score -= 5.0
    if is_bare_head(_PIECE.split(whole)[-1]):
        score -= 4.0
    return score


def _runs_into(before: Texts, text: str) -> float:
    """What it costs that a new name seems to begin at `text` without a separator; nothing after a bare `Công chức` or
    after `phụ trách`.
    """
    if not text[:1].isupper() or not opens_unit(text) or _SEPARATED.search(before[-1]):
        return 0.0
    return 0.0 if wants_more(_PIECE.split(_joined(before))[-1]) else 5.0
