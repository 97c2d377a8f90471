"""The look of text: what styles and direct formats say of a paragraph and its runs (ISO/IEC 29500-1, 17.7).

A look also says to which list a paragraph belongs, since a style may put it there.
"""

from __future__ import annotations

from typing import NamedTuple

from tthc_cli.extract.docx_xml import OFF, Element, W, attribute, find_child, parse_int

UNREAD = ("tblStylePr", "latentStyles")
"""Two thirds of the styles that Word writes: how parts of tables look, and what unused styles are called."""
_RUN_LOOK = {W + "b", W + "caps", W + "vanish", W + "sz", W + "rFonts"}


class Look(NamedTuple):
    """What a style or a direct format says of a paragraph and its runs; None: it does not say. `size` is in points;
    `font` is the name of the font of Latin letters.
    """

    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    centered: bool | None = None
    num_id: str | None = None
    level: int | None = None
    num_style: str | None = None
    font: str | None = None

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
            base.font if self.font is None else self.font,
        )


_SILENT = Look()


def read_look(paragraph: Element | None, run: Element | None, style_id: str | None = None) -> Look:
    """The look written in a `w:pPr` and a `w:rPr`; `style_id` is the style that writes them."""
    look = _SILENT if run is None else _read_run_look(run)
    if paragraph is None:
        return look
    justification = attribute(paragraph, "jc")
    numbering = find_child(paragraph, W + "numPr")
    num_id = attribute(numbering, "numId")
    return look._replace(
        centered=None if justification is None else justification == "center",
        num_id=num_id,
        level=parse_int(attribute(numbering, "ilvl")),
        num_style=None if numbering is None else style_id,
    )


def _read_run_look(properties: Element) -> Look:
    said = (child for child in properties if child.tag in _RUN_LOOK)
    found: dict[object, str | None] = {child.tag: child.get(W + "val") for child in said}
    if not found:
        return _SILENT
    fonts = properties.find(W + "rFonts")
    half_points = parse_int(found.get(W + "sz"))
    return Look(
        bold=_parse_switch(found, "b"),
        caps=_parse_switch(found, "caps"),
        hidden=_parse_switch(found, "vanish"),
        size=None if half_points is None else half_points / 2,
        font=None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi"),
    )


def _parse_switch(found: dict[object, str | None], name: str) -> bool | None:
    """A switch element without a value is on."""
    return (found[W + name] or "true").lower() not in OFF if W + name in found else None


class Styles:
    """styles.xml: the look of a style, what it is based on included. Styles are read when first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self._run_looks: dict[tuple[str, str], Look] = {}
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

    def run_look(self, paragraph_style: str, run_style: str) -> Look:
        """The look of a run without a format of its own."""
        key = (paragraph_style, run_style)
        if key not in self._run_looks:
            self._run_looks[key] = self._combine(*key)
        return self._run_looks[key]

    def _combine(self, paragraph_style: str, run_style: str) -> Look:
        """17.7.3: a switch that paragraph style and character style both turn on is off ("Strong" inside a heading)."""
        paragraph, run, defaults = self.look(paragraph_style), self.look(run_style), self.defaults
        return (
            run.over(paragraph)
            .over(defaults)
            ._replace(
                bold=bool(defaults.bold) or bool(paragraph.bold) != bool(run.bold),
                caps=bool(defaults.caps) or bool(paragraph.caps) != bool(run.caps),
                hidden=bool(defaults.hidden) or bool(paragraph.hidden) != bool(run.hidden),
            )
        )

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
