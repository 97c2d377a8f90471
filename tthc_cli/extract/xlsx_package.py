"""The package of a workbook: its sheets, its strings, the look of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx_package import Package
from tthc_cli.extract.docx_xml import Element, R

_WORKBOOK = "xl/workbook.xml"
_STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_OFF = {"0", "false", "none", None}

# ISO/IEC 29500-1, 18.8.30: formats that have a number and no code in the file. 14 and 22 print in the order of the
# country.
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "dd/mm/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss",
    49: "@",
}  # fmt: skip


class CellStyle(NamedTuple):
    """The look of a cell: the code of its number format, and whether it is bold, centred, and has rules around it."""

    number_format: str = "General"
    bold: bool = False
    centered: bool = False
    ruled: bool = False


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    hidden: bool
    root: Element


class Workbook(Package):
    """One XLSX file. `from_1904`: its days are counted from 1904-01-01 (18.17.4.1)."""

    def _find_main(self) -> str:
        named = (relation.part for relation in self._read_relations("").values() if relation.kind == "officeDocument")
        main = next(named, _WORKBOOK)
        if main not in self._parts:
            raise UnreadableFileError(self._path, "damaged", detail=main)
        return main

    def read_sheets(self) -> Iterator[SheetPart]:
        """The sheets with cells in the order of their tabs; diagrams and macro sheets are none."""
        root = self._parse(self._main)
        self.from_1904 = any(pr.get("date1904") not in _OFF for pr in root.iter("{*}workbookPr"))
        for sheet in root.iter("{*}sheet"):
            relation = sheet.get(R + "id") or sheet.get(_STRICT_R + "id") or ""
            part = self.read_by_id(relation)
            if part is not None and part.find("{*}sheetData") is not None:
                yield SheetPart(sheet.get("name", ""), sheet.get("state", "visible") != "visible", part)

    def read_strings(self) -> list[str]:
        """The strings that cells refer to by number."""
        root = self.read_related("sharedStrings")
        return [] if root is None else [read_string(item) for item in root.iterchildren("{*}si")]

    def read_styles(self) -> list[CellStyle]:
        """The styles that cells refer to by number."""
        root = self.read_related("styles")
        return [] if root is None else list(_read_styles(root))


def read_string(item: Element) -> str:
    """The text of a string, plain or in pieces of several looks; readings of Asian characters (`rPh`) left out."""
    texts = (text.text or "" for text in item.iter("{*}t") if not _is_reading(text))
    return re.sub(r"_x([0-9A-Fa-f]{4})_", _unescape, "".join(texts)).replace("\r\n", "\n").replace("\r", "\n")


def _is_reading(text: Element) -> bool:
    parent = text.getparent()
    return parent is not None and str(parent.tag).endswith("}rPh")


def _unescape(match: re.Match[str]) -> str:
    """18.4.12: characters that XML has no place for are written `_x000D_`."""
    code = int(match[1], 16)
    return "" if (code < 0x20 and code not in {9, 10}) or 0xD800 <= code < 0xE000 else chr(code)


def _read_styles(root: Element) -> Iterator[CellStyle]:
    codes = dict(_BUILT_IN)
    codes |= {_number(fmt, "numFmtId"): fmt.get("formatCode", "General") for fmt in root.iter("{*}numFmt")}
    bold = [font.find("{*}b") is not None for font in root.iterfind("{*}fonts/{*}font")]
    ruled = [_count_rules(border) >= 2 for border in root.iterfind("{*}borders/{*}border")]
    for look in root.iterfind("{*}cellXfs/{*}xf"):
        alignment = look.find("{*}alignment")
        yield CellStyle(
            codes.get(_number(look, "numFmtId"), "General"),
            _pick(bold, _number(look, "fontId")),
            alignment is not None and alignment.get("horizontal") in {"center", "centerContinuous"},
            _pick(ruled, _number(look, "borderId")),
        )


def _count_rules(border: Element) -> int:
    return sum(side.get("style") not in _OFF for side in border)


def _pick(flags: list[bool], index: int) -> bool:
    return 0 <= index < len(flags) and flags[index]


def _number(element: Element, name: str) -> int:
    text = element.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
