"""A copy of a Word file in which some parts are written anew; every other part keeps its bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from tthc_cli.errors import UnreadableFileError
from tthc_cli.extract.docx_package import part_key
from tthc_cli.extract.docx_xml import STRICT_NAMES, Element

_STRICT_HEAD = 8192


def copy_package(path: Path, data: bytes, changed: Mapping[str, Element], max_bytes: int) -> bytes:
    """The package with these parts (by `part_key`) in the place of its own, new ones at its end.

    Raises `UnreadableFileError` with `damaged`, or with `too_large` where the package holds more than `max_bytes`.
    """
    left, strict = dict(changed), False
    result = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as out:
            size = sum(info.file_size for info in package.infolist())
            if size > max_bytes:
                raise UnreadableFileError(path, "too_large", size=size, limit=max_bytes)
            for info in package.infolist():
                content = package.read(info)
                root = left.pop(part_key(info.filename), None)
                if root is not None:
                    strict = strict or _is_strict(content)
                    content = _write(root, strict=_is_strict(content))
                out.writestr(info, content)
            for name, root in left.items():
                new = zipfile.ZipInfo(name)  # without the time of day: the same input gives the same copy
                out.writestr(new, _write(root, strict=strict), zipfile.ZIP_DEFLATED)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableFileError(path, "damaged", detail=str(error)) from error
    return result.getvalue()


def _is_strict(xml: bytes) -> bool:
    """Whether a part bears the names of ISO 29500 Strict, which the reader turned into the usual ones."""
    return b"purl.oclc.org" in xml[:_STRICT_HEAD]


def _write(root: Element, *, strict: bool) -> bytes:
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if strict:
        for name, usual in STRICT_NAMES:
            xml = xml.replace(usual[1:-1].encode(), name)
    return xml
