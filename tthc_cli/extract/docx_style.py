"""All that styles and direct formats say of type and paragraphs (ISO/IEC 29500-1, 17.7), for the checks of layout.

`docx_look` knows the little that reading needs and is quick about it; this is read only where somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from tthc_cli.extract.docx_package import Package
from tthc_cli.extract.docx_xml import OFF, TABLE, Element, W, attribute, find_child

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SWITCHES = ("b", "i")
_RUN_VALUES = ("sz", "color", *_SWITCHES)
_DEFAULT_RUN = {"font": "Times New Roman", "sz": "20"}  # 17.3.2.26, 17.3.2.38: what Word prints without any word of it

Said = dict[str, str]
"""What a style or a paragraph says: name of the element or attribute → value."""


class FullStyles:
    """styles.xml and the fonts of the theme. Each style is read when first asked for."""

    def __init__(self, package: Package) -> None:
        root = package.read_related("styles", ("latentStyles",))
        self._fonts = _read_theme(package.read_related("theme"))
        styles = [] if root is None else list(root.iterchildren(W + "style"))
        self._by_id = {style.get(W + "styleId", ""): style for style in styles}
        self._default_ids = {
            style.get(W + "type", ""): style.get(W + "styleId", "")
            for style in styles
            if style.get(W + "default") in {"1", "true", "on"}
        }
        defaults = None if root is None else find_child(root, W + "docDefaults")
        self._run_defaults = {**_DEFAULT_RUN, **self._read_run(_find(defaults, "rPrDefault", "rPr"))}
        self._paragraph_defaults = _read_paragraph(_find(defaults, "pPrDefault", "pPr"))
        self._runs: dict[str, Said] = {}
        self._paragraphs: dict[str, Said] = {}

    def paragraph(self, paragraph: Element) -> Said:
        """What holds for a paragraph: defaults, the style of its table, its own style, its direct format."""
        properties = find_child(paragraph, W + "pPr")
        style = self._paragraph_style(properties)
        said = self._paragraph_defaults.copy()
        for style_id in (*_table_styles(paragraph), style):
            said |= self._style_paragraph(style_id)
        return {**said, **_read_paragraph(properties), "style": style}

    def run(self, paragraph: Element, properties: Element | None) -> Said:
        """What holds for a run with this `w:rPr`. A switch that paragraph style and character style both turn on is off
        (17.7.3).
        """
        own = self._style_run(self._paragraph_style(find_child(paragraph, W + "pPr")))
        character = self._style_run(attribute(properties, "rStyle") or "")
        said = self._run_defaults.copy()
        for style_id in _table_styles(paragraph):
            said |= self._style_run(style_id)
        for switch in _SWITCHES:
            said[switch] = "1" if is_set(said, switch) or is_set(own, switch) != is_set(character, switch) else "0"
        rest = {name: value for name, value in {**own, **character}.items() if name not in _SWITCHES}
        return {**said, **rest, **self._read_run(properties)}

    def _paragraph_style(self, properties: Element | None) -> str:
        named = attribute(properties, "pStyle")
        return named if named is not None and named in self._by_id else self._default_ids.get("paragraph", "")

    def _style_run(self, style_id: str) -> Said:
        if style_id not in self._runs:
            self._runs[style_id] = {
                name: value
                for style in self._chain(style_id)
                for name, value in self._read_run(find_child(style, W + "rPr")).items()
            }
        return self._runs[style_id]

    def _style_paragraph(self, style_id: str) -> Said:
        if style_id not in self._paragraphs:
            self._paragraphs[style_id] = {
                name: value
                for style in self._chain(style_id)
                for name, value in _read_paragraph(find_child(style, W + "pPr")).items()
            }
        return self._paragraphs[style_id]

    def _chain(self, style_id: str) -> list[Element]:
        """A style after those it is based on; a circle ends where it closes."""
        chain: dict[str, Element] = {}
        while style_id in self._by_id and style_id not in chain:
            chain[style_id] = self._by_id[style_id]
            style_id = attribute(chain[style_id], "basedOn") or ""
        return list(reversed(chain.values()))

    def _read_run(self, properties: Element | None) -> Said:
        if properties is None:
            return {}
        said = {
            name: child.get(W + "val", "true")
            for name in _RUN_VALUES
            if (child := find_child(properties, W + name)) is not None
        }
        fonts = find_child(properties, W + "rFonts")
        font = None if fonts is None else self._read_font(fonts)
        return said if font is None else {**said, "font": font}

    def _read_font(self, fonts: Element) -> str | None:
        """The font of Latin letters; a font of the theme goes before a name (17.3.2.26)."""
        theme = fonts.get(W + "asciiTheme") or fonts.get(W + "hAnsiTheme") or ""
        return self._fonts.get(theme[:5]) or fonts.get(W + "ascii") or fonts.get(W + "hAnsi")


def is_set(said: Said, name: str) -> bool:
    """Whether a switch is on."""
    return said.get(name, "0").lower() not in OFF


def _find(parent: Element | None, *names: str) -> Element | None:
    for name in names:
        parent = None if parent is None else find_child(parent, W + name)
    return parent


def _table_styles(paragraph: Element) -> Iterator[str]:
    """The style of the table around a paragraph. What it says of single rows and columns is left out."""
    table = next(paragraph.iterancestors(TABLE), None)
    style = None if table is None else attribute(find_child(table, W + "tblPr"), "tblStyle")
    if style is not None:
        yield style


def _read_paragraph(properties: Element | None) -> Said:
    """`jc` and switches by name, `ind` and `spacing` by the names of their attributes."""
    if properties is None:
        return {}
    said: Said = {}
    for name in ("jc", "contextualSpacing", "numPr"):
        child = find_child(properties, W + name)
        if child is not None:
            said[name] = child.get(W + "val", "true")
    for name in ("ind", "spacing"):
        child = find_child(properties, W + name)
        if child is not None:
            said |= {str(key).removeprefix(W): str(value) for key, value in child.attrib.items()}
            if W + "firstLine" in child.attrib and W + "hanging" not in child.attrib:
                said["hanging"] = "0"
    return said


def _read_theme(root: Element | None) -> dict[str, str]:
    """`major` and `minor` → the name of the font of Latin letters."""
    found: dict[str, str] = {}
    for size in ("major", "minor"):
        latin = None if root is None else root.find(f".//{_A}{size}Font/{_A}latin")
        if latin is not None and latin.get("typeface"):
            found[size] = latin.get("typeface", "")
    return found
