"""What a Word paragraph has without its own text saying so: the look of its style, and its automatic number.

Word stores "I. MỤC ĐÍCH" as "MỤC ĐÍCH" with a reference `numPr → numId → abstractNum`; the number is counted when the
page is drawn. Section numbers here are those of ISO/IEC 29500-1 (17.9 numbering, 17.7 styles).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element: TypeAlias = object

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_RUN_LOOK = {W + "b", W + "caps", W + "vanish", W + "sz"}
_OFF = {"0", "false", "off", "none"}
_LETTER_LIMIT = 780
"""Word itself writes no letter number above 780 (30 times "z")."""
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_SUFFIXES = {"tab": " ", "space": " ", "nothing": ""}
_KEPT_BULLETS = {"-", "+", "*"}


def attribute(parent: Element | None, child: str, name: str = "val") -> str | None:
    """Value of `w:name` at the child `w:child`; None without the child or the attribute."""
    element = None if parent is None else parent.find(W + child)
    return None if element is None else element.get(W + name)


def parse_int(text: str | None, default: int | None = None) -> int | None:
    """A whole number as Word writes it; `default` for anything else, which a damaged or hostile file may hold."""
    try:
        return default if text is None else int(text)
    except ValueError:
        return default


class Look(NamedTuple):
    """What a style or a direct format says of a paragraph and its runs; None: it does not say. `size` is in points."""

    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    centered: bool | None = None
    num_id: str | None = None
    level: int | None = None
    num_style: str | None = None

    def over(self, base: Look) -> Look:
        """This look, with what it leaves open taken from `base`."""
        # Written out: it runs once for each run of text, and a loop over the fields takes ten times as long.
        return Look(
            base.bold if self.bold is None else self.bold,
            base.caps if self.caps is None else self.caps,
            base.hidden if self.hidden is None else self.hidden,
            base.size if self.size is None else self.size,
            base.centered if self.centered is None else self.centered,
            base.num_id if self.num_id is None else self.num_id,
            base.level if self.level is None else self.level,
            base.num_style if self.num_style is None else self.num_style,
        )


_SILENT = Look()


def read_look(paragraph: Element | None, run: Element | None, style_id: str | None = None) -> Look:
    """The look written in a `w:pPr` and a `w:rPr`; `style_id` is the style that writes them."""
    look = _SILENT if run is None else _read_run_look(run)
    if paragraph is None:
        return look
    justification = attribute(paragraph, "jc")
    numbering = paragraph.find(W + "numPr")
    num_id = attribute(numbering, "numId")
    return look._replace(
        centered=None if justification is None else justification == "center",
        num_id=num_id,
        level=parse_int(attribute(numbering, "ilvl")),
        num_style=None if num_id is None else style_id,
    )


def _read_run_look(properties: Element) -> Look:
    said = (child for child in properties if child.tag in _RUN_LOOK)
    found: dict[object, str | None] = {child.tag: child.get(W + "val") for child in said}
    if not found:
        return _SILENT
    half_points = parse_int(found.get(W + "sz"))
    return Look(
        bold=_parse_switch(found, "b"),
        caps=_parse_switch(found, "caps"),
        hidden=_parse_switch(found, "vanish"),
        size=None if half_points is None else half_points / 2,
    )


def _parse_switch(found: dict[object, str | None], name: str) -> bool | None:
    """A switch element without a value is on."""
    return (found[W + name] or "true").lower() not in _OFF if W + name in found else None


class Styles:
    """styles.xml: the look of a style, what it is based on included. Styles are read when first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self._defaults: dict[str, str] = {}
        self.defaults = Look(size=10.0)  # 17.3.2.38: without any w:sz Word prints 10 points
        if root is not None:
            self._index(root)

    def _index(self, root: Element) -> None:
        for style in root.iterchildren(W + "style"):
            style_id = style.get(W + "styleId", "")
            self._by_id[style_id] = style
            if style.get(W + "default") in {"1", "true", "on"}:
                self._defaults[style.get(W + "type", "")] = style_id
        run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self.defaults = read_look(paragraph, run).over(self.defaults)

    def paragraph_style(self, style_id: str | None) -> str:
        """The id a paragraph's style goes by: the default style where it names none that exists."""
        return style_id if style_id in self._by_id and style_id else self._defaults.get("paragraph", "")

    def look(self, style_id: str) -> Look:
        """The look of a style; an unknown style says nothing."""
        if style_id not in self._looks:
            self._looks[style_id] = Look()  # ends a circle of w:basedOn
            self._looks[style_id] = self._read(style_id)
        return self._looks[style_id]

    def _read(self, style_id: str) -> Look:
        style = self._by_id.get(style_id)
        if style is None:
            return Look()
        own = read_look(style.find(W + "pPr"), style.find(W + "rPr"), style_id)
        return own.over(self.look(attribute(style, "basedOn") or ""))

    def table_properties(self, style_id: str | None) -> list[Element]:
        """The `w:tblPr` of a table style and of those it is based on, nearest first."""
        found: list[Element] = []
        wanted, seen = style_id or self._defaults.get("table", ""), set[str]()
        while wanted in self._by_id and wanted not in seen:
            seen.add(wanted)
            style = self._by_id[wanted]
            found.extend(style.iterchildren(W + "tblPr"))
            wanted = attribute(style, "basedOn") or ""
        return found


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
            pattern=attribute(element, "lvlText") or "",
            suffix=_SUFFIXES.get(attribute(element, "suff") or "tab", " "),
            legal=element.find(W + "isLgl") is not None and attribute(element, "isLgl") not in _OFF,
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


def format_number(value: int, form: str) -> str:
    """A counter in one of Word's number forms (17.18.59); forms not known here give plain figures.

    Letters go a…z, aa, bb as Word counts them: it has no đ, so a list that shows a, b, c, d, đ was numbered by hand.
    """
    if form.startswith("zeros:"):
        return str(value).zfill(min(int(form[6:]), 9))
    return _FORMS.get(form, str)(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    printed = ""
    for unit, letters in _ROMAN:
        printed += letters * (value // unit)
        value %= unit
    return printed


def _letters(value: int) -> str:
    if not 0 < value <= _LETTER_LIMIT:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "decimalZero": lambda value: f"{value:02d}",
    "none": lambda _: "",
}
