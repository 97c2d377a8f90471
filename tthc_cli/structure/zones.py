"""Cutting a file into its parts: header, body and closing of each instrument, then the appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from tthc_cli.clean.clean_document import CleanBlock, CleanCell, CleanLine, CleanTable
from tthc_cli.clean.mapped import Mapped
from tthc_cli.lexicon.document_types import kind_words
from tthc_cli.lexicon.keys import fold
from tthc_cli.lexicon.positions import is_position, opens_letterhead
from tthc_cli.lexicon.stamps import is_stamp
from tthc_cli.structure.marks import ATTACHED_NOTE, AUTHORITY
from tthc_cli.structure.tables.heads import find_head
from tthc_cli.structure.tables.ruled import read_ruled

_APPENDIX = re.compile(
    r"""\s*(?P<label>(?:PHỤ\ LỤC|Phụ\ lục|PHỤ\ BIỂU|Phụ\ biểu)
        (?:\s+(?:số\s*|SỐ\s*)?(?:[IVX]+|\d{1,2}|[A-H])(?!\w))?)
        \s*[.:]?\s*(?P<rest>.*)""",
    re.DOTALL | re.VERBOSE,
)
# Capital N and a colon, the line's end, a wide gap or a dash after it: "tại ⏎ nơi nhận hồ sơ" is running text.
RECIPIENTS = re.compile(r"\s*(?:N|n(?=ơi\s+nhận\s*:))(?:ơi\s+nhận|ƠI\s+NHẬN)(?=\s*[:.]|\s*$|\s{3,}|\s*-)\s*[:.]?\s*")
_ENDED = re.compile(r"\./\.?\s*$")
# No position or authority has as many words in one line.
_TITLE_WORDS = 6
_LINE_FEED = re.compile("\n")
_LAYOUT_WORDS = ("nơi nhận", "cộng hòa xã hội", "cộng hoà xã hội", "độc lập - tự do")


@dataclass(slots=True)
class InstrumentZone:
    """The lines of one instrument: above its kind, the kind line itself, the body, from `Nơi nhận` or the
    authority on. Where no kind was found, `header` has everything before the closing.
    """

    header: list[CleanBlock] = field(default_factory=list)
    kind: CleanLine | None = None
    body: list[CleanBlock] = field(default_factory=list)
    closing: list[CleanLine] = field(default_factory=list)


@dataclass(slots=True)
class AppendixZone:
    """The blocks of one appendix; `label` is its first line."""

    label: CleanLine | None
    rest: Mapped | None
    blocks: list[CleanBlock] = field(default_factory=list)


@dataclass(slots=True)
class Zones:
    """The parts of one file, in order."""

    instruments: list[InstrumentZone]
    appendices: list[AppendixZone]
    stamps: tuple[Mapped, ...] = ()


def split_zones(blocks: Sequence[CleanBlock]) -> Zones:
    """Goes through the blocks once. A kind line opens an instrument, `Nơi nhận` its closing, `PHỤ LỤC` an appendix.

    What stands after a closing without being announced (a table on a page of its own) is an appendix without a label.
    Stamps (`DỰ THẢO`, `HỎA TỐC`), which a text box may set anywhere, belong to no part. A file that is an appendix and
    nothing else has an instrument without anything in it.
    """
    flat = list(_flatten(blocks))
    shown = [block for block in flat if isinstance(block, CleanTable) or not is_stamp(block.text.text)]
    stamps = tuple(block.text for block in flat if isinstance(block, CleanLine) and is_stamp(block.text.text))
    zones = Zones([InstrumentZone()], [], stamps)
    for block in shown:
        _place(zones, block)
    if zones.instruments[0].kind is None:
        lone = _split_lone_appendix(shown)
        return replace(lone, stamps=stamps) if lone is not None else zones
    return zones


def _split_lone_appendix(blocks: Sequence[CleanBlock]) -> Zones | None:
    """The zones of a file that begins with the label of an appendix: a workbook sent along with its plan."""
    first = next((i for i, block in enumerate(blocks) if isinstance(block, CleanTable) or block.text.text.strip()), 0)
    if not blocks[first:] or isinstance(label := blocks[first], CleanTable) or match_appendix(label) is None:
        return None
    zones = Zones([InstrumentZone()], [_open_appendix(label)])
    for block in blocks[first + 1 :]:
        if isinstance(block, CleanLine) and match_appendix(block) is not None:
            zones.appendices.append(_open_appendix(block))
        else:
            zones.appendices[-1].blocks.append(block)
    return zones


def _open_appendix(label: CleanLine) -> AppendixZone:
    match = match_appendix(label)
    rest = label.text.part(match.start("rest")).squeeze() if match else label.text.part(0, 0)
    return AppendixZone(label, rest if rest.text else None)


def _place(zones: Zones, block: CleanBlock) -> None:
    zone = zones.instruments[-1]
    if isinstance(block, CleanLine) and zone.kind is not None and match_appendix(block) is not None:
        zones.appendices.append(_open_appendix(block))
    elif zones.appendices:
        zones.appendices[-1].blocks.append(block)
    elif isinstance(block, CleanTable):
        _place_table(zones, zone, block)
    elif is_kind_line(block) and (zone.kind is None or _has_ended(zone)):
        _open_instrument(zones, zone, block)
    elif zone.kind is None and not zone.closing and not RECIPIENTS.match(block.text.text):
        zone.header.append(block)
    elif zone.closing and _opens_unlabelled(block):
        zones.appendices.append(AppendixZone(None, None, [block]))
    elif zone.closing or opens_closing(block):
        zone.closing.append(block)
    else:
        zone.body.append(block)


def _place_table(zones: Zones, zone: InstrumentZone, table: CleanTable) -> None:
    if zone.closing:
        zones.appendices.append(AppendixZone(None, None, [table]))
    elif zone.kind is None:
        zone.header.append(table)
    else:
        zone.body.append(table)


def _open_instrument(zones: Zones, zone: InstrumentZone, line: CleanLine) -> None:
    if zone.kind is None:
        zone.kind = line
        zone.body = [block for block in zone.header if isinstance(block, CleanTable)]
        zone.header += zone.closing
        zone.closing = []
        return
    first = _second_letterhead(zone.closing)
    header: list[CleanBlock] = [*zone.closing[first:]]
    del zone.closing[first:]
    zones.instruments.append(InstrumentZone(header, line))


def _second_letterhead(closing: Sequence[CleanLine]) -> int:
    """Where the letterhead of the next instrument begins among the lines after a signature; their number where it has
    none.
    """
    for index in range(len(closing) - 1, -1, -1):
        text = closing[index].text.text.strip()
        if is_position(text) or AUTHORITY.match(text) or text.startswith("-"):
            break
    else:
        return len(closing)
    rest = range(index + 1, len(closing))
    opening = (i for i in rest if (text := closing[i].text.text.strip()).isupper() and opens_letterhead(text))
    return next(opening, len(closing))


def _has_ended(zone: InstrumentZone) -> bool:
    """An instrument has ended after its signature, or after the words that end its text (`./.`)."""
    if zone.closing:
        return True
    lines = (block.text.text for block in reversed(zone.body) if isinstance(block, CleanLine))
    return any(_ENDED.search(text) for text in islice((text for text in lines if text.strip()), 3))


def _opens_unlabelled(line: CleanLine) -> bool:
    """Whether a line after the signature is the title of an appendix without the word: `BẢNG PHÂN CÔNG NHIỆM VỤ …`."""
    text = line.text.text.strip()
    if ATTACHED_NOTE.match(text):
        return True
    if not text.isupper() or len(text.split()) < _TITLE_WORDS or AUTHORITY.match(text) or is_position(text):
        return False
    return not opens_letterhead(text)


def is_kind_line(line: CleanLine) -> bool:
    """Whether a line is nothing but a document's kind, set as a title: `KẾ HOẠCH`. `QUYẾT ĐỊNH:` with its
    colon is not.
    """
    text = " ".join(line.text.text.split())
    if fold(text) not in kind_words():
        return False
    return text.isupper() or line.bold or line.centered


def match_appendix(line: CleanLine) -> re.Match[str] | None:
    """The label of an appendix at the start of a line. In small letters it must stand alone, for bodies speak of
    appendices too.
    """
    match = _APPENDIX.match(line.text.text)
    if match is None:
        return None
    label, rest = match["label"], match["rest"].strip()
    if label.isupper() or line.bold or line.centered:
        return match if not rest or rest[0].isupper() or rest[0] in '("“' else None
    return match if not rest and len(label.split()) > 2 else None


def opens_closing(line: CleanLine) -> bool:
    """Whether a line begins the recipients or the signature block."""
    text = line.text.text.strip()
    return bool(RECIPIENTS.match(text) or (AUTHORITY.match(text) and text.split("  ")[0].isupper()))


# --- tables that only set things side by side ------------------------------------------------------------


def _flatten(blocks: Sequence[CleanBlock]) -> Iterator[CleanBlock]:
    """A table without rules and head goes on with the one right before it, as on the next page."""
    open_columns = 0
    for block in blocks:
        if isinstance(block, CleanTable) and block.columns != open_columns and is_layout_table(block):
            yield from _layout_lines(block)
            continue
        if isinstance(block, CleanTable) or block.text.text.strip():
            open_columns = block.columns if isinstance(block, CleanTable) and not block.ruled else 0
        yield block


def is_layout_table(table: CleanTable) -> bool:
    """Whether a table is no table but two columns of a header or a signature block."""
    if not table.ruled:
        return find_head(read_ruled([table])) is None
    if len(table.rows) > 3 or table.columns > 3:
        return False
    words = fold(" ".join(cell.text.text for row in table.rows for cell in row.cells))
    return any(word in words for word in _LAYOUT_WORDS)


def _layout_lines(table: CleanTable) -> Iterator[CleanLine]:
    """The cells' lines, cell after cell, so that what stands together in one column stays together."""
    for row in table.rows:
        for cell in row.cells:
            yield from _typed_lines(cell, row.page)


def _typed_lines(cell: CleanCell, page: int | None) -> Iterator[CleanLine]:
    for text in cell.text.split(_LINE_FEED):
        yield CleanLine(text, page, cell.box, cell.bold, whole=True)
