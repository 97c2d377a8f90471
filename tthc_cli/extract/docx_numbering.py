"""The automatic number of a paragraph, which Word counts when the page is drawn and never stores.

"I. MỤC ĐÍCH" is stored as "MỤC ĐÍCH" with a reference `numPr → numId → abstractNum`. Section numbers here are those
of ISO/IEC 29500-1 (17.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from typing import NamedTuple

from tthc_cli.extract.docx_look import Look, Styles
from tthc_cli.extract.docx_number_form import format_number
from tthc_cli.extract.docx_xml import Element, W, attribute, is_on, parse_int

_SUFFIXES = {"tab": " ", "space": " ", "nothing": ""}
_KEPT_BULLETS = {"-", "+", "*"}
_LONGEST_PATTERN = 255
"""Words around a number ("Điều %1.") are short; a pattern of a megabyte would be printed before each paragraph."""


class _Level(NamedTuple):
    """One `w:lvl`: how a number of this level starts, counts and looks."""

    start: int
    form: str
    pattern: str
    suffix: str
    legal: bool
    restart: int | None
    style: str | None


class _List(NamedTuple):
    """One `w:num`: its levels with its overrides put in; `counters` is the abstractNum whose counters it shares."""

    counters: str
    levels: dict[int, _Level]
    restarting: frozenset[int] = frozenset()


class Numbering:
    """numbering.xml, and the counters of one walk: to be asked in document order, once for each paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._abstracts = _by_attribute(root, "abstractNum", "abstractNumId")
        self._nums = _by_attribute(root, "num", "numId")

    def anew(self) -> Numbering:
        """The same lists, nothing counted yet."""
        other = copy(self)
        other._counters, other._started = {}, set()
        return other

    def next_number(self, direct: Look, style_id: str) -> str:
        """Counts one paragraph and gives its number with the gap behind it ("I. "); "" where it has none.

        `direct` is what the paragraph itself says; the list it leaves open is that of its style; list "0" is no list.
        """
        style = self._styles.look(style_id)
        num_id = style.num_id if direct.num_id is None else direct.num_id
        found = None if num_id is None else self._list(num_id)
        if num_id is None or found is None:
            return ""
        at = direct.level
        if at is None:
            at = _level_of_style(found, (style_id, style.num_style), style.level or 0)
        if at not in found.levels:
            return ""
        return _render(found.levels, self._count(num_id, found, at), at)

    def _count(self, num_id: str, found: _List, at: int) -> dict[int, int]:
        counts = self._counters.setdefault(found.counters, {})
        for above in range(at):  # a level that was skipped counts as begun: after "1.1" the next chapter is 2
            if above in found.levels:
                counts.setdefault(above, found.levels[above].start)
        anew = at in found.restarting and (num_id, at) not in self._started
        self._started.add((num_id, at))
        counts[at] = found.levels[at].start if anew or at not in counts else counts[at] + 1
        for deeper in [d for d in counts if d > at and _restarts(found.levels.get(d), at)]:
            del counts[deeper]
        return counts

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            num = self._nums.get(num_id)
            self._lists[num_id] = None if num is None else self._read_list(num)
        return self._lists[num_id]

    def _read_list(self, num: Element) -> _List | None:
        abstract_id = attribute(num, "abstractNumId") or ""
        abstract = self._abstracts.get(abstract_id)
        linked = attribute(abstract, "numStyleLink")
        if linked is not None:  # 17.9.21: the levels are those of a numbering style's own list
            num_of_style = self._nums.get(self._styles.look(linked).num_id or "")
            abstract_id = attribute(num_of_style, "abstractNumId") or ""
            abstract = self._abstracts.get(abstract_id)
        if abstract is None:
            return None
        levels = dict(_read_levels(abstract))
        restarting = set()
        for override in num.iterchildren(W + "lvlOverride"):
            at = parse_int(override.get(W + "ilvl"), 0) or 0
            levels.update((at, level) for _, level in _read_levels(override))
            start = parse_int(attribute(override, "startOverride"))
            if start is not None and at in levels:
                levels[at] = levels[at]._replace(start=start)
                restarting.add(at)
        return _List(abstract_id, levels, frozenset(restarting))


def _by_attribute(root: Element | None, tag: str, name: str) -> dict[str, Element]:
    return {} if root is None else {e.get(W + name, ""): e for e in root.iterchildren(W + tag)}


def _level_of_style(found: _List, style_ids: Iterable[str | None], otherwise: int) -> int:
    """17.9.23: the level that names the paragraph's style, whatever level the style itself names."""
    by_style = {level.style: at for at, level in found.levels.items() if level.style}
    return next((by_style[s] for s in style_ids if s in by_style), otherwise)


def _restarts(level: _Level | None, after: int) -> bool:
    """17.9.10: a level starts anew after each level above it; w:lvlRestart names the lowest that counts (0: none)."""
    return level is None or level.restart is None or after < level.restart


def _read_levels(parent: Element) -> Iterator[tuple[int, _Level]]:
    for element in parent.iterchildren(W + "lvl"):
        form = element.find(".//" + W + "numFmt")  # inside mc:AlternateContent where Word 2010 has "01, 02, 03"
        value = "decimal" if form is None else form.get(W + "val", "decimal")
        sample = "" if form is None else form.get(W + "format", "")
        level = _Level(
            start=parse_int(attribute(element, "start"), 0) or 0,
            form=f"zeros:{len(sample.split(',')[0].strip())}" if value == "custom" else value,
            pattern=(attribute(element, "lvlText") or "")[:_LONGEST_PATTERN],
            suffix=_SUFFIXES.get(attribute(element, "suff") or "tab", " "),
            legal=is_on(element, "isLgl"),
            restart=parse_int(attribute(element, "lvlRestart")),
            style=attribute(element, "pStyle"),
        )
        yield parse_int(element.get(W + "ilvl"), 0) or 0, level


def _render(levels: dict[int, _Level], counts: dict[int, int], at: int) -> str:
    own = levels[at]
    if own.form == "bullet":
        # Symbol-font bullets are private characters; a "+" tells a second level apart, as the outline reader needs.
        return (own.pattern if own.pattern in _KEPT_BULLETS else "-") + own.suffix

    def place(match: re.Match[str]) -> str:
        level = levels.get(int(match[1]) - 1)
        if level is None:
            return ""
        value = counts.get(int(match[1]) - 1, level.start)
        return format_number(value, "decimal" if own.legal and level.form != "none" else level.form)

    number = re.sub("%([1-9])", place, own.pattern)
    return number + own.suffix if number.strip() else ""
