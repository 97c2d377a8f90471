"""The package of a Word file: which part is which, and how much may be inflated.

Part names are only looked up in the archive, never on the disk or the network: a target such as `../../etc/passwd` or
`http://…` names no part and is as if it were missing.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx_xml import MOST_MARKS, Element, W, count_marks, leave_out, parse_xml

MAX_PART_BYTES = 60_000_000
"""Most bytes that are inflated of one file. The main part of a plan of 100 pages with tables has about 3 MB."""
MOST_PARTS = 20_000
"""Word writes ten parts to a plan and one to each picture."""
_SUSPECT_BYTES, _MAX_RATIO = 8_000_000, 250  # Word's own XML deflates 10 to 60 times, a bomb 1,000 times
_MAIN_PART = re.compile(r"word/document\d*\.xml")
_OTHER_PACKAGES = {"xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx", "content.xml": "odf"}
_CENTRAL_ENTRY = b"PK\x01\x02"


class _Relation(NamedTuple):
    kind: str
    part: str


class Package:
    """One Word file. All parts that are read share one bound for bytes and one for marks."""

    def __init__(self, path: Path, data: bytes, max_bytes: int) -> None:
        """Raises `UnreadableFileError` with `damaged`, `too_large` or `not_a_document`."""
        self._path = path
        self._limit = self._bytes_left = min(max_bytes, MAX_PART_BYTES)
        self._marks_left = MOST_MARKS
        if data.count(_CENTRAL_ENTRY) > MOST_PARTS:  # before zipfile makes an object of 600 bytes of each
            raise UnreadableFileError(path, "too_large", size=len(data), limit=MOST_PARTS)
        self._zip = self._open(data)
        self._parts: dict[str, list[zipfile.ZipInfo]] = {}
        for info in self._zip.infolist():
            self._parts.setdefault(part_key(info.filename), []).append(info)
        self._main = self._find_main()
        self._relations = self._read_relations(self._main)

    def _open(self, data: bytes) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise UnreadableFileError(self._path, "damaged", detail=str(error)) from error

    def read_main(self) -> Element:
        """The root of the document part, `w:document`."""
        root = self._parse(self._main)
        if root.tag != W + "document":
            raise UnreadableFileError(self._path, "not_a_document", found="xml")
        return root

    def read_related(self, kind: str, unread: Sequence[str] = ()) -> Element | None:
        """The root of the part that the document names as its `styles`, `numbering`, `footnotes` …; None without.

        A document without any relations is taken to mean the usual names. Elements `unread` may be left out.
        """
        part = next((relation.part for relation in self._relations.values() if relation.kind == kind), None)
        if part is None and not self._relations:
            part = posixpath.join(posixpath.dirname(self._main), f"{kind}.xml")
        return self._parse(part, unread) if part in self._parts else None

    @property
    def main_part(self) -> str:
        """The name of the document part, as `part_key` gives it."""
        return self._main

    def related_part(self, kind: str) -> str | None:
        """The name of the part that the document names as its `comments`, `styles` …, as `part_key` gives it."""
        return next((relation.part for relation in self._relations.values() if relation.kind == kind), None)

    def is_signed(self) -> bool:
        """Whether somebody signed the package (ISO/IEC 29500-2, 10): its relations or a part say so."""
        relations = self._read_relations("").values()
        return any(relation.kind == "origin" for relation in relations) or any(
            name.startswith("_xmlsignatures/") for name in self._parts
        )

    def read_part(self, name: str) -> Element | None:
        """The root of the part of this name, as `part_key` gives it; None where there is none."""
        return self._parse(name) if name in self._parts else None

    def read_by_id(self, relation_id: str) -> Element | None:
        """The root of the part that the document calls by this id; None where there is none in the package."""
        relation = self._relations.get(relation_id)
        return None if relation is None else self._parse(relation.part)

    def _find_main(self) -> str:
        """Named by the package's relations; found by its usual name where a careless program left them out."""
        named = (relation.part for relation in self._read_relations("").values() if relation.kind == "officeDocument")
        main = next(named, None) or next(filter(_MAIN_PART.fullmatch, sorted(self._parts)), None)
        if main is None or main in _OTHER_PACKAGES:
            found = next((kind for name, kind in _OTHER_PACKAGES.items() if name in self._parts), "zip")
            raise UnreadableFileError(self._path, "not_a_document", found=found)
        return main

    def _read_relations(self, source: str) -> dict[str, _Relation]:
        folder, name = posixpath.split(source)
        part = posixpath.join(folder, "_rels", f"{name}.rels")
        if part not in self._parts:
            return {}
        root = self._parse(part)
        return {relation_id: relation for relation_id, relation in _find_relations(root, folder) if self._has(relation)}

    def _has(self, relation: _Relation) -> bool:
        return relation.part in self._parts

    def _parse(self, part: str, unread: Sequence[str] = ()) -> Element:
        infos = self._parts[part]
        if len(infos) > 1:  # programs differ in which one they show
            raise UnreadableFileError(self._path, "unsafe", part=part)
        xml = self._inflate(infos[0])
        self._bytes_left -= len(xml)
        self._marks_left -= count_marks(xml)
        if self._marks_left < 0:
            raise UnreadableFileError(self._path, "too_large", size=len(xml), limit=MOST_MARKS, part=part)
        return parse_xml(self._path, part, reduce(leave_out, unread, xml))

    def _inflate(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of a part; never more than its entry declares, so that a false declaration costs nothing."""
        if info.flag_bits & 1:
            raise UnreadableFileError(self._path, "encrypted")
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            # zipfile inflates bz2 and lzma without a bound; Word writes neither.
            detail = f"{info.filename}: compression {info.compress_type}"
            raise UnreadableFileError(self._path, "damaged", detail=detail)
        size = info.file_size
        if size > self._bytes_left or (size > _SUSPECT_BYTES and size > _MAX_RATIO * max(info.compress_size, 1)):
            raise UnreadableFileError(self._path, "too_large", size=size, limit=self._limit, part=info.filename)
        try:
            with self._zip.open(info) as part:
                return part.read(size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise UnreadableFileError(self._path, "damaged", detail=str(error)) from error


def _find_relations(root: Element, folder: str) -> Iterator[tuple[str, _Relation]]:
    """Id and relation; what lies outside the package is left out. Kinds are the last words of their names, which the
    two namespaces share.
    """
    for element in root:
        if element.get("TargetMode", "").lower() == "external":
            continue
        kind = element.get("Type", "").rpartition("/")[2]
        part = part_key(posixpath.join("/", folder, element.get("Target", "")))
        yield element.get("Id", ""), _Relation(kind, part)


def part_key(name: str) -> str:
    """Part names are compared without case (ISO/IEC 29500-2, 6.2.2); some programs write `word\\document.xml`."""
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()
