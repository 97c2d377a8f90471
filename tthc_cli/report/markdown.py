"""Documents given back as Markdown: letterhead, titles, headings, paragraphs, tables, signature, as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tthc_cli.model.plan import Block, Plan
from tthc_cli.report.canvas import Canvas

# Headings of Markdown end at the sixth level; the title of the document takes the first.
_DEEPEST = 6
# What Markdown reads as a mark of its own. An underscore between two letters is none.
_INLINE = re.compile(r"[\\`*\[\]<~]|_(?![^\W_])|(?<![^\W_])_|&(?=#?\w+;)")
# What it reads as a mark at the start of a line: `1.` would be renumbered, `2023)` too.
_OPENING = re.compile(r"(?=[#+>=|-])|(?<=\d)(?=[.)](?:\s|$))")
_NUMBER = re.compile(r"\d{0,9}")
_LIST_MARKS = "-+*"
_GAP = re.compile(r" {3,}")
# Browsers run plain blanks together; four of these stay as wide as four ems, and `tthc` reads them as the gap that they
# were.
_WIDE_GAP = "\u2003" * 4


def render_plans(plans: Iterable[Plan], canvas: Canvas, *, many: bool) -> Iterator[str]:
    """Every word of a document in its order, one document after the other; of several, each under a line."""
    for count, plan in enumerate(plans):
        yield ("\n---\n\n" if count else "") + "\n\n".join(_pieces(plan.blocks)) + "\n"


def _pieces(blocks: Sequence[Block]) -> Iterator[str]:
    bullets: list[Block] = []
    for block in blocks:
        if bullets and block.kind != "bullet":
            yield _bullet_list(bullets)
            bullets = []
        if block.kind == "bullet":
            bullets.append(block)
        else:
            yield _piece(block)
    if bullets:
        yield _bullet_list(bullets)


def _piece(block: Block) -> str:
    match block.kind:
        case "title":
            return f"{'#' * block.level} {_inline(block.text)}"
        case "heading":
            return f"{'#' * min(block.level + 1, _DEEPEST)} {_inline(block.text)}"
        case "subtitle":
            return f"**{_inline(block.text)}**"
        case "note":
            return f"*{_inline(block.text)}*"
        case "recipients":
            return _recipients(block.text.split("\n"))
        case "table":
            return "\n".join(_table(block.rows))
        case _:
            return "  \n".join(_line(line) for line in block.text.split("\n"))


def _recipients(lines: Sequence[str]) -> str:
    """Names under `Nơi nhận:`, which are a list only where they have dashes."""
    return "\n".join(_bullet(line) if line[0] in _LIST_MARKS else _line(line) + "  " for line in lines).rstrip()


def _bullet_list(bullets: Sequence[Block]) -> str:
    """Bullets that follow one another; those with another mark than the first stand in the item above."""
    outer = bullets[0].text[0]
    return "\n".join(("" if bullet.text[0] == outer else "  ") + _bullet(bullet.text) for bullet in bullets)


def _bullet(text: str) -> str:
    """A mark of Markdown's own stays a mark; any other is printed as it is."""
    if text[0] in _LIST_MARKS:
        return f"{text[0]} {_line(text[1:].lstrip())}"
    return _line(text)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *others = rows
    yield _row([_cell(text) for text in head])
    yield _row(["---"] * len(head))
    for row in others:
        yield _row([f"**{_cell(text)}**" if text and _heads_a_group(row) else _cell(text) for text in row])


def _heads_a_group(row: Sequence[str]) -> bool:
    """Whether nothing stands in a row but a title, with a label that counts groups or without one."""
    return len(row) > 2 and not any(row[2:]) and not row[0].strip(" .)").isdigit()


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    return "<br>".join(_inline(line).replace("|", "\\|") for line in text.split("\n"))


def _line(text: str) -> str:
    """A line of running text that opens nothing in Markdown that it does not open on paper."""
    number = _NUMBER.match(text)
    first = _OPENING.match(text, number.end() if number else 0)
    if first is None:
        return _inline(text)
    return f"{text[: first.end()]}\\{text[first.end()]}{_inline(text[first.end() + 1 :])}"


def _inline(text: str) -> str:
    return _GAP.sub(_WIDE_GAP, _INLINE.sub(lambda mark: "\\" + mark[0], text))
